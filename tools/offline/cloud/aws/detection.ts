import { keyOf, oneOf } from "../checks";
import { type Check, type Entity, type Models, uuid, type World } from "../model";
import { regions } from "./regions";

const DETECTOR = "aws:guardduty/detector:Detector";
const GUARDDUTY_ADMIN = "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount";
const HUB = "aws:securityhub/account:Account";
const HUB_ADMIN = "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount";
const HUB_CONFIGURATION = "aws:securityhub/organizationConfiguration:OrganizationConfiguration";
const HUB_POLICY = "aws:securityhub/configurationPolicy:ConfigurationPolicy";
const AGGREGATOR = "aws:securityhub/findingAggregator:FindingAggregator";

/** One of its kind, made before the subject in its account and region. */
const before = (type: string, code: string, path: string, allowed: string): Check => {
  return (subject, world) => {
    const { account, region } = subject.place;
    const there = world
      .all(type)
      .some((one) => one.place.account === account && one.place.region === region && world.precedes(one, subject));
    return there ? undefined : { path, code, allowed, fix: "add dependsOn what makes it" };
  };
};

/** The account of the subject has been made administrator of the service in the region. */
const administers = (type: string, input: string, code: string, path: string): Check => {
  return (subject, world) => {
    const made = world
      .all(type)
      .some(
        (one) =>
          one.inputs[input] === subject.place.account &&
          one.place.region === subject.place.region &&
          world.precedes(one, subject),
      );
    const allowed = "an account that administers the service for the organization";
    return made ? undefined : { path, code, allowed, fix: "delegate to the account first, in the same region" };
  };
};

/** The same where Organizations itself delegates; the management account needs none. */
export const delegatedBy = (service: string, code: string, path: string): Check => {
  return (subject, world) => {
    const delegated = world
      .all("aws:organizations/delegatedAdministrator:DelegatedAdministrator")
      .filter((one) => one.inputs["servicePrincipal"] === service)
      .some((one) => one.inputs["accountId"] === subject.place.account && world.precedes(one, subject));
    if (delegated || isManagement(world, subject.place.account)) return undefined;
    const allowed = `an account that Organizations has delegated ${service} to`;
    return { path, code, allowed, fix: "register the delegated administrator first" };
  };
};

function isManagement(world: World, account: string): boolean {
  return world.all("aws:organizations/organization:Organization").some((one: Entity) => one.place.account === account);
}

/** An organization analyzer asks for delegation; Source: Access Analyzer API, CreateAnalyzer. */
export const organizationAnalyzer: Check = (subject, world) =>
  (subject.text("type") ?? "ACCOUNT").startsWith("ORGANIZATION")
    ? delegatedBy("access-analyzer.amazonaws.com", "ValidationException", "type")(subject, world)
    : undefined;

const guarddutyAdmin = administers(GUARDDUTY_ADMIN, "adminAccountId", "BadRequestException", "detectorId");
const hubAdmin = administers(HUB_ADMIN, "adminAccountId", "InvalidAccessException", "autoEnable");
const autoEnable = ["NEW", "ALL", "NONE"];
const ofDetector = { path: "detectorId", types: [DETECTOR], code: "BadRequestException" };

/** Source: Security Hub API, UpdateOrganizationConfiguration: "central configuration" asks for an aggregator, and for nothing by itself. */
const central: Check = (subject, world) => {
  if (subject.text("organizationConfiguration.configurationType") !== "CENTRAL") return undefined;
  const wrong = { path: "organizationConfiguration", code: "InvalidInputException" };
  if (subject.get("autoEnable") === true || (subject.text("autoEnableStandards") ?? "DEFAULT") !== "NONE") {
    return { ...wrong, allowed: "autoEnable false and autoEnableStandards NONE", fix: "leave both to the policy" };
  }
  return before(AGGREGATOR, wrong.code, wrong.path, "an aggregator of findings in the home region")(subject, world);
};

/**
 * GuardDuty, Security Hub and Inspector for an organization, in the order that they ask for: switched on in the account, delegated by the management
 * account, then set for all. Sources: hashicorp/terraform-provider-aws #34765 (GuardDuty), #23079 (Security Hub).
 */
export const detection: Models = {
  [DETECTOR]: {
    id: (subject) => subject.digest().slice(0, 32),
    computed: (subject, id) => ({ accountId: subject.place.account, arn: subject.arn("guardduty", `detector/${id}`) }),
    replaces: ["region"],
    unique: { key: () => "detector", path: "enable", code: "BadRequestException" },
    checks: [oneOf("findingPublishingFrequency", ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"], "BadRequestException")],
  },
  [GUARDDUTY_ADMIN]: {
    id: (subject) => subject.text("adminAccountId") ?? "",
    replaces: ["*"],
    unique: { key: () => "administrator", path: "adminAccountId", code: "BadRequestException" },
  },
  "aws:guardduty/organizationConfiguration:OrganizationConfiguration": {
    id: (subject) => subject.text("detectorId") ?? "",
    replaces: ["detectorId", "region"],
    references: [ofDetector],
    checks: [guarddutyAdmin, oneOf("autoEnableOrganizationMembers", autoEnable, "BadRequestException")],
  },
  "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature": {
    id: (subject) => `${subject.text("detectorId") ?? ""}/${subject.text("name") ?? ""}`,
    replaces: ["detectorId", "name", "region"],
    references: [ofDetector],
    unique: {
      key: (subject, world) => keyOf(world.handle(subject, "detectorId", DETECTOR), subject.text("name")),
      path: "name",
      code: "BadRequestException",
    },
    checks: [
      guarddutyAdmin,
      oneOf("autoEnable", autoEnable, "BadRequestException"),
      oneOf(
        "name",
        [
          "S3_DATA_EVENTS",
          "EKS_AUDIT_LOGS",
          "EBS_MALWARE_PROTECTION",
          "RDS_LOGIN_EVENTS",
          "EKS_RUNTIME_MONITORING",
          "LAMBDA_NETWORK_LOGS",
          "RUNTIME_MONITORING",
          "AI_PROTECTION",
          "AI_ANALYST",
        ],
        "BadRequestException",
      ),
    ],
  },
  [HUB]: {
    id: (subject) => subject.place.account,
    computed: (subject) => ({ arn: subject.arn("securityhub", "hub/default") }),
    replaces: ["region"],
    unique: { key: () => "hub", path: "enableDefaultStandards", code: "ResourceConflictException" },
    checks: [oneOf("controlFindingGenerator", ["SECURITY_CONTROL", "STANDARD_CONTROL"], "InvalidInputException")],
  },
  [HUB_ADMIN]: {
    id: (subject) => subject.text("adminAccountId") ?? "",
    replaces: ["*"],
    unique: { key: () => "administrator", path: "adminAccountId", code: "ResourceConflictException" },
  },
  [AGGREGATOR]: {
    id: (subject) => subject.arn("securityhub", `finding-aggregator/${uuid(subject)}`),
    computed: (_, id) => ({ arn: id }),
    replaces: ["region"],
    unique: { key: () => "aggregator", path: "linkingMode", code: "InvalidInputException", within: "account" },
    checks: [
      before(HUB, "InvalidAccessException", "linkingMode", "an account with Security Hub switched on"),
      oneOf(
        "linkingMode",
        ["ALL_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED", "SPECIFIED_REGIONS", "NO_REGIONS"],
        "InvalidInputException",
      ),
      regions("specifiedRegions", "InvalidInputException"),
    ],
  },
  [HUB_CONFIGURATION]: {
    id: (subject) => subject.place.account,
    replaces: ["region"],
    unique: { key: () => "configuration", path: "autoEnable", code: "ResourceConflictException" },
    checks: [hubAdmin, central],
  },
  [HUB_POLICY]: {
    id: (subject) => uuid(subject),
    computed: (subject, id) => ({
      name: subject.chosen(),
      arn: subject.arn("securityhub", `configuration-policy/${id}`),
    }),
    replaces: ["region"],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "ResourceConflictException" },
    checks: [before(HUB_CONFIGURATION, "AccessDeniedException", "configurationPolicy", "central configuration")],
  },
  "aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation": {
    id: (subject) => subject.text("targetId") ?? "",
    replaces: ["targetId", "region"],
    references: [
      {
        path: "policyId",
        types: [HUB_POLICY],
        code: "ResourceNotFoundException",
        except: /^SELF_MANAGED_SECURITY_HUB$/,
        holds: true,
      },
    ],
    unique: { key: (subject) => subject.text("targetId"), path: "targetId", code: "ResourceConflictException" },
  },
  "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount": {
    id: (subject) => subject.text("accountId") ?? "",
    computed: () => ({ relationshipStatus: "ENABLED" }),
    replaces: ["*"],
    unique: { key: () => "administrator", path: "accountId", code: "ConflictException" },
  },
};
