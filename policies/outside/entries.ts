import type { Registry } from "../registry";
import { bucketsOfAws } from "../views/buckets-of-aws";
import type { Kind } from "./names";

/** Something of the outside that the platform stands on. */
export interface Entry {
  readonly kind: Kind;
  /** The whole name; `*` stands for any text, `{home}` and `{global}` for the company's regions. */
  readonly name: string;
  /** Where it may stand: type and property at the top of the resource. */
  readonly at: readonly string[];
  /** What it is, and why the platform needs it. */
  readonly why: string;
  /** Whether a definition chose it, so that it may be the product's own as well. */
  readonly isChosen?: boolean;
}

const TRUST = "aws:iam/role:Role assumeRolePolicy";
const RIGHTS = "aws:iam/rolePolicy:RolePolicy policy";
const SHARED_RIGHTS = "aws:iam/policy:Policy policy";
const PERSON = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy inlinePolicy";
const KEY = "aws:kms/key:Key policy";
const BUCKET = "aws:s3/bucketPolicy:BucketPolicy policy";
const LOGS = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy policyDocument";

/** Services of AWS that documents admit or speak of, by where they do. */
const servicesInDocuments: Readonly<Record<string, readonly string[]>> = {
  backup: [TRUST],
  cloudfront: [BUCKET, KEY],
  cloudtrail: [BUCKET, KEY],
  config: [BUCKET, KEY, TRUST],
  "delivery.logs": [BUCKET, KEY, LOGS],
  "dnssec-route53": [KEY],
  "ec2.{home}": [KEY],
  "ecr.{home}": [KEY],
  "ecs-tasks": [PERSON, RIGHTS, TRUST],
  lambda: [TRUST],
  "logdelivery.elasticloadbalancing": [BUCKET],
  "logging.s3": [BUCKET],
  "logs.{global}": [KEY],
  "logs.{home}": [KEY],
  "monitoring.rds": [TRUST],
  "rds.{home}": [KEY],
  route53: [LOGS],
  "s3.{home}": [RIGHTS],
  "secretsmanager.{home}": [KEY, RIGHTS],
  "ssm.{home}": [KEY, RIGHTS],
  sts: [TRUST],
};

/** Services that AWS Organizations may act for, and those that an account delegates. */
const servicesOfOrganization = [
  "access-analyzer",
  "account",
  "cloudtrail",
  "config",
  "guardduty",
  "iam",
  "inspector2",
  "malware-protection.guardduty",
  "ram",
  "securityhub",
  "sso",
];

const organization = "aws:organizations/organization:Organization awsServiceAccessPrincipals";
const delegated = "aws:organizations/delegatedAdministrator:DelegatedAdministrator servicePrincipal";
const linked = "aws:iam/serviceLinkedRole:ServiceLinkedRole awsServiceName";
const attached = "aws:iam/rolePolicyAttachment:RolePolicyAttachment policyArn";
const standards = "aws:securityhub/configurationPolicy:ConfigurationPolicy configurationPolicy";
const guardrails = "aws:organizations/policy:Policy content";

/** What is the same for every company. */
const everywhere: readonly Entry[] = [
  ...Object.entries(servicesInDocuments).map(([service, at]) =>
    host(`${service}.amazonaws.com`, at, "a service of AWS"),
  ),
  ...servicesOfOrganization.map((service) =>
    host(`${service}.amazonaws.com`, [organization], "a service of AWS that acts in the organization's accounts"),
  ),
  ...["access-analyzer", "config"].map((service) =>
    host(`${service}.amazonaws.com`, [delegated], "a service that an account of the foundation administers for all"),
  ),
  ...["config", "rds"].map((service) => host(`${service}.amazonaws.com`, [linked], "its service-linked role")),
  ...["AWSBackupServiceRolePolicyForBackup", "AWSConfigRoleForOrganizations", "AmazonRDSEnhancedMonitoringRole"].map(
    (policy) =>
      arn(`arn:aws:iam::aws:policy/service-role/${policy}`, [attached], "what a service of AWS needs, kept by AWS"),
  ),
  ...["aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/3.0.0"].map((standard) =>
    arn(`arn:aws:securityhub:{home}::standards/${standard}`, [standards], "a standard that Security Hub checks"),
  ),
  ...bucketsOfAws.map((bucket) =>
    arn(
      `arn:aws:s3:::${bucket.replace("*", "{home}")}/*`,
      ["aws:ec2/vpcEndpoint:VpcEndpoint policy"],
      "AWS's own files, which hosts fetch",
    ),
  ),
  arn("arn:aws:route53:::hostedzone/*", [KEY, LOGS, SHARED_RIGHTS], "zones of the account; Route 53's ARNs name none"),
  arn("arn:aws:route53:::change/*", [RIGHTS], "changes of zones, by which a caller waits"),
  arn("arn:aws:route53:::queryloggingconfig/*", [SHARED_RIGHTS], "query logs of zones of the account"),
  arn("arn:aws:iam::*:root", [guardrails], "the root user of any account, in what binds all accounts"),
  host(
    "token.actions.githubusercontent.com",
    [TRUST, "aws:iam/openIdConnectProvider:OpenIdConnectProvider url"],
    "GitHub, which tells which workflow asks",
  ),
  host(
    "sts.amazonaws.com",
    ["aws:iam/openIdConnectProvider:OpenIdConnectProvider clientIdLists"],
    "the audience of GitHub's tokens",
  ),
  host("api.github.com", ["pulumi:providers:github baseUrl"], "GitHub's API"),
  address(
    "0.0.0.0/0",
    ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule cidrIpv4"],
    "any server on the Internet; which ports, other rules say",
  ),
  address(
    "0.0.0.0/0",
    ["aws:ec2/route:Route destinationCidrBlock"],
    "all that has no nearer route: out by NAT or the internet gateway",
  ),
  address("127.0.0.1", ["aws:ecs/taskDefinition:TaskDefinition containerDefinitions"], "the container itself"),
];

/** Where somebody who is called is told what to do. */
const toldTo = [
  "datadog:index/monitor:Monitor assets",
  "datadog:index/monitor:Monitor message",
  "datadog:index/syntheticsTest:SyntheticsTest message",
  "pagerduty:index/service:Service description",
];

/** What differs by company, each as its registry has it. */
export function entries(registry: Registry, stack: string): readonly Entry[] {
  const { organization: company, roles, sites, regions } = registry;
  const management = company.accounts["management"] ?? "";
  const ci = [roles.ciPreview, roles.ciCompare].map((role) =>
    arn(`arn:aws:iam::${management}:role/${role}`, [TRUST], "the role by which CI looks"),
  );
  return [
    ...everywhere,
    ...ci,
    arn(
      `arn:aws:iam::*:role/${roles.deploy}`,
      [guardrails],
      "the role that brings accounts up, in what binds all accounts",
    ),
    arn(`arn:aws:iam::${registry.datadog.account}:root`, [TRUST], "Datadog, which reads metrics"),
    ...(registry.products[stack] === undefined
      ? []
      : [
          arn(
            `arn:aws:iam::${management}:role/${roles.delegate}-${stack}`,
            ["pulumi:providers:aws assumeRoles"],
            "the role that delegates to the product's domain",
          ),
        ]),
    ...Object.keys(registry.images.platform).map((repository) =>
      arn(
        `arn:aws:ecr:${regions.home}:${company.accounts["shared"] ?? ""}:repository/${repository}`,
        [RIGHTS],
        "an image of the platform",
      ),
    ),
    host(`api.${sites.datadog}`, ["pulumi:providers:datadog apiUrl"], "Datadog's API"),
    ...[...new Set(Object.values(registry.products).map(({ runbooks }) => runbooks))].map((site) => ({
      ...host(site, toldTo, "runbooks of a product"),
      isChosen: true,
    })),
    ...(sites.identityCenter === ""
      ? []
      : [
          arn(
            sites.identityCenter,
            ["PermissionSet", "PermissionSetInlinePolicy", "AccountAssignment"].map(
              (type) => `aws:ssoadmin/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type} instanceArn`,
            ),
            "IAM Identity Center, which AWS made",
          ),
        ]),
  ];
}

function host(name: string, at: readonly string[], why: string): Entry {
  return { kind: "host", name, at, why };
}
function arn(name: string, at: readonly string[], why: string): Entry {
  return { kind: "ARN", name, at, why };
}
function address(name: string, at: readonly string[], why: string): Entry {
  return { kind: "address", name, at, why };
}
