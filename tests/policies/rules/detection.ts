import type { Resource } from "../../../policies/kernel/resource";
import { fail, type Fixtures, make, notApplicable, pass, ref, stack, UNKNOWN, unverifiable } from "../support";

const [MANAGEMENT, SECURITY] = ["100000000000", "100000000001"];
const REGIONS = ["ap-northeast-1", "us-east-1"];
const root = "r-a1b2";

/** A resource of the foundation's stack, in an account. */
const one = (type: string, name: string, props: Record<string, unknown>, account = SECURITY): Resource =>
  make(type, `foundation-account-${name}`, props, {
    stack: "foundation",
    provider: { allowedAccountIds: JSON.stringify([account]) },
  });
const here = make("pulumi:pulumi:Stack", "platform-foundation", {}, { stack: "foundation" });
const inBoth = (each: (region: string) => Resource | readonly Resource[]): Resource[] => REGIONS.flatMap(each);

const detectors = (enable: unknown = true, account = SECURITY) =>
  inBoth((region) => one("aws:guardduty/detector:Detector", `detector-${region}`, { region, enable }, account));
const guarddutyAdmins = (adminAccountId: unknown = SECURITY, regions = REGIONS) =>
  regions.map((region) =>
    one(
      "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount",
      `guardduty-${region}`,
      { region, adminAccountId },
      MANAGEMENT,
    ),
  );
const members = (autoEnableOrganizationMembers: unknown = "ALL") =>
  inBoth((region) =>
    one("aws:guardduty/organizationConfiguration:OrganizationConfiguration", `members-${region}`, {
      region,
      autoEnableOrganizationMembers,
    }),
  );
const allFeatures = [
  "EBS_MALWARE_PROTECTION",
  "EKS_AUDIT_LOGS",
  "LAMBDA_NETWORK_LOGS",
  "RDS_LOGIN_EVENTS",
  "RUNTIME_MONITORING",
  "S3_DATA_EVENTS",
];
const features = (autoEnable: unknown = "ALL", names = allFeatures) =>
  inBoth((region) =>
    names.map((name) =>
      one("aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature", `${name}-${region}`, {
        region,
        name,
        autoEnable,
      }),
    ),
  );

const lists = (enabled: readonly string[], disabled: readonly string[] = []) => ({
  enable_in_regions: { "@@assign": enabled },
  disable_in_regions: { "@@assign": disabled },
});
const scanned = (of: object, kinds = ["ec2_scanning", "ecr_scanning"], code: object = of) =>
  JSON.stringify({
    inspector: {
      enablement: {
        ...Object.fromEntries(kinds.map((kind) => [kind, of])),
        lambda_standard_scanning: { ...of, lambda_code_scanning: code },
      },
    },
  });
const inspectorPolicy = (content: unknown, type = "INSPECTOR_POLICY") =>
  one("aws:organizations/policy:Policy", "inspector", { type, content }, MANAGEMENT);
const attached = (policy: Resource, targetId: unknown = root) =>
  one("aws:organizations/policyAttachment:PolicyAttachment", "inspector-root", { targetId, policyId: ref(policy) });
const inspectorAdmins = (accountId: unknown = SECURITY) =>
  inBoth((region) =>
    one(
      "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount",
      `inspector-${region}`,
      { region, accountId },
      MANAGEMENT,
    ),
  );
const inspecting = (policy: Resource, target: unknown = root) => [policy, attached(policy, target)];

const hubs = inBoth((region) => one("aws:securityhub/account:Account", `hub-${region}`, { region }));
const hubAdmins = (adminAccountId: unknown = SECURITY) =>
  inBoth((region) =>
    one(
      "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount",
      `securityhub-${region}`,
      { region, adminAccountId },
      MANAGEMENT,
    ),
  );
const central = (configurationType: unknown = "CENTRAL") =>
  one("aws:securityhub/organizationConfiguration:OrganizationConfiguration", "central", {
    organizationConfiguration: { configurationType },
  });
const aggregator = (specifiedRegions: unknown = ["us-east-1"]) =>
  one("aws:securityhub/findingAggregator:FindingAggregator", "aggregator", {
    linkingMode: "SPECIFIED_REGIONS",
    specifiedRegions,
  });
const standards = ["aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/3.0.0"];
const hubPolicy = (props: object = {}) =>
  one("aws:securityhub/configurationPolicy:ConfigurationPolicy", "policy", {
    configurationPolicy: {
      serviceEnabled: true,
      enabledStandardArns: standards.map((name) => `arn:aws:securityhub:ap-northeast-1::standards/${name}`),
      securityControlsConfiguration: { disabledControlIdentifiers: [] },
      ...props,
    },
  });
const associated = (policy: Resource, targetId: unknown = root) =>
  one("aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation", "root", {
    policyId: ref(policy),
    targetId,
  });
const hubbed = (policy = hubPolicy(), target: unknown = root) => [policy, associated(policy, target)];

const delegated = (service: string, accountId: unknown = SECURITY) =>
  one(
    "aws:organizations/delegatedAdministrator:DelegatedAdministrator",
    service,
    { servicePrincipal: `${service}.amazonaws.com`, accountId },
    MANAGEMENT,
  );
const analyzers = (type: unknown = "ORGANIZATION", props: object = {}) =>
  inBoth((region) => one("aws:accessanalyzer/analyzer:Analyzer", `analyzer-${region}`, { region, type, ...props }));
const view = (allRegions: unknown = true) =>
  one("aws:cfg/configurationAggregator:ConfigurationAggregator", "view", {
    organizationAggregationSource: { allRegions },
  });

export const fixtures: Record<string, Fixtures> = {
  "account-has-guardduty": {
    good: pass(here, ...detectors(), ...guarddutyAdmins(), ...members(), ...features()),
    bad: fail(here, ...detectors(), ...guarddutyAdmins(), ...members("NEW"), ...features()),
    unset: fail(here),
    unknown: unverifiable(here, ...detectors(), ...guarddutyAdmins(), ...members(UNKNOWN), ...features()),
    "a feature for new accounts": fail(here, ...detectors(), ...guarddutyAdmins(), ...members(), ...features("NEW")),
    "a feature left out": fail(
      here,
      ...detectors(),
      ...guarddutyAdmins(),
      ...members(),
      ...features("ALL", allFeatures.slice(1)),
    ),
    "a region left out": fail(
      here,
      ...detectors(),
      ...guarddutyAdmins(SECURITY, ["ap-northeast-1"]),
      ...members(),
      ...features(),
    ),
    "another administrator": fail(
      here,
      ...detectors(),
      ...guarddutyAdmins("100000000003"),
      ...members(),
      ...features(),
    ),
    suspended: fail(here, ...detectors(false), ...guarddutyAdmins(), ...members(), ...features()),
    "a detector elsewhere": fail(
      here,
      ...detectors(true, MANAGEMENT),
      ...guarddutyAdmins(),
      ...members(),
      ...features(),
    ),
    "a product": notApplicable(stack),
    "a detector of a product": fail(stack, make("aws:guardduty/detector:Detector", "shine-account-detector")),
  },
  "account-has-inspector": {
    good: pass(here, ...inspectorAdmins(), ...inspecting(inspectorPolicy(scanned(lists(REGIONS))))),
    bad: fail(here, ...inspectorAdmins(), ...inspecting(inspectorPolicy(scanned(lists(["ap-northeast-1"]))))),
    unset: fail(here),
    unknown: unverifiable(here, ...inspectorAdmins(), ...inspecting(inspectorPolicy(UNKNOWN))),
    "images left out": fail(
      here,
      ...inspectorAdmins(),
      ...inspecting(inspectorPolicy(scanned(lists(REGIONS), ["ec2_scanning"]))),
    ),
    "code left out": fail(
      here,
      ...inspectorAdmins(),
      ...inspecting(inspectorPolicy(scanned(lists(REGIONS), undefined, {}))),
    ),
    "one list": fail(
      here,
      ...inspectorAdmins(),
      ...inspecting(inspectorPolicy(scanned({ enable_in_regions: { "@@assign": REGIONS } }))),
    ),
    "a region in both lists": fail(
      here,
      ...inspectorAdmins(),
      ...inspecting(inspectorPolicy(scanned(lists(REGIONS, ["us-east-1"])))),
    ),
    "one unit": fail(
      here,
      ...inspectorAdmins(),
      ...inspecting(inspectorPolicy(scanned(lists(REGIONS))), "ou-a1b2-11111111"),
    ),
    "another administrator": fail(
      here,
      ...inspectorAdmins("100000000003"),
      ...inspecting(inspectorPolicy(scanned(lists(REGIONS)))),
    ),
    "a policy of another kind": fail(
      here,
      ...inspectorAdmins(),
      ...inspecting(inspectorPolicy(scanned(lists(REGIONS)), "TAG_POLICY")),
    ),
    "a policy that is none": fail(here, ...inspectorAdmins(), ...inspecting(inspectorPolicy("{"))),
    "a product": notApplicable(stack),
  },
  "account-has-securityhub": {
    good: pass(here, ...hubs, ...hubAdmins(), central(), aggregator(), ...hubbed()),
    bad: fail(here, ...hubs, ...hubAdmins(), central("LOCAL"), aggregator(), ...hubbed()),
    unset: fail(here),
    unknown: unverifiable(here, ...hubs, ...hubAdmins(), central(UNKNOWN), aggregator(), ...hubbed()),
    "one standard": fail(
      here,
      ...hubs,
      ...hubAdmins(),
      central(),
      aggregator(),
      ...hubbed(hubPolicy({ enabledStandardArns: [`arn:aws:securityhub:ap-northeast-1::standards/${standards[0]}`] })),
    ),
    "a control left out": fail(
      here,
      ...hubs,
      ...hubAdmins(),
      central(),
      aggregator(),
      ...hubbed(hubPolicy({ securityControlsConfiguration: { disabledControlIdentifiers: ["IAM.6"] } })),
    ),
    "switched off": fail(
      here,
      ...hubs,
      ...hubAdmins(),
      central(),
      aggregator(),
      ...hubbed(hubPolicy({ serviceEnabled: false })),
    ),
    "one unit": fail(
      here,
      ...hubs,
      ...hubAdmins(),
      central(),
      aggregator(),
      ...hubbed(hubPolicy(), "ou-a1b2-11111111"),
    ),
    "the other region for itself": fail(here, ...hubs, ...hubAdmins(), central(), aggregator([]), ...hubbed()),
    "another administrator": fail(here, ...hubs, ...hubAdmins("100000000003"), central(), aggregator(), ...hubbed()),
    "no hub": fail(here, ...hubAdmins(), central(), aggregator(), ...hubbed()),
    "a product": notApplicable(stack),
  },
  "account-has-access-analyzer": {
    good: pass(here, delegated("access-analyzer"), ...analyzers()),
    bad: fail(here, delegated("access-analyzer"), ...analyzers("ACCOUNT")),
    unset: fail(here),
    unknown: unverifiable(here, delegated("access-analyzer"), ...analyzers(UNKNOWN)),
    "not delegated": fail(here, delegated("config"), ...analyzers()),
    "one region": fail(here, delegated("access-analyzer"), ...analyzers().slice(1)),
    "with something left out": fail(
      here,
      delegated("access-analyzer"),
      ...analyzers("ORGANIZATION", { configuration: { unusedAccess: { unusedAccessAge: 90 } } }),
    ),
    "a product": notApplicable(stack),
  },
  "config-aggregator-all-regions": {
    good: pass(here, delegated("config"), view()),
    bad: fail(here, delegated("config"), view(false)),
    unset: fail(here),
    unknown: unverifiable(here, delegated("config"), view(UNKNOWN)),
    "not delegated": fail(here, delegated("config", "100000000003"), view()),
    "a product": notApplicable(stack),
  },
};
