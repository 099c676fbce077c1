import { arn } from "../arn";
import type { Statement } from "../policy-document";
import type { Scope } from "../scope";

/** What of the account's contents a preview must see, since the program writes it itself. */
export interface PreviewContents {
  /** ARNs of the parameters that the program writes. None is secret: secrets are people's, under other paths. */
  readonly parameters: readonly string[];
  /** ARNs of the objects that the program writes: the maintenance pages. */
  readonly objects: readonly string[];
}

/**
 * What a preview with `--refresh` reads, of the types that the platform makes: how things are set, and what the program itself wrote. Of
 * contents it sees no more than cannot be avoided: the names of the product's objects, since whether a bucket is there S3 tells only to whom may
 * list it; a function's code, which is this program's; and what a task definition or a function is given as plain variables. AWS's own policies
 * SecurityAudit and ViewOnlyAccess lack a third of it and hold several times as much besides.
 */
export function previewStatements(scope: Scope, contents: PreviewContents): Readonly<Record<string, Statement[]>> {
  return { inventory: [inventory()], settings: settings(scope, contents) };
}

/** What only lists and describes is asked about everything, or not at all. */
function inventory(): Statement {
  return {
    sid: "Inventory",
    actions: Object.entries(inventories).flatMap(([service, actions]) => actions.map((one) => `${service}:${one}`)),
    resources: ["*"],
  };
}

const inventories: Readonly<Record<string, readonly string[]>> = {
  acm: ["DescribeCertificate", "ListTagsForCertificate"],
  "application-autoscaling": [
    "DescribeScalableTargets",
    "DescribeScalingPolicies",
    "DescribeScheduledActions",
    "ListTagsForResource",
  ],
  backup: ["ListTags"],
  cloudfront: ["ListTagsForResource"],
  cloudwatch: ["DescribeAlarms", "ListTagsForResource"],
  config: ["DescribeConfigurationRecorders", "DescribeConfigurationRecorderStatus", "DescribeDeliveryChannels"],
  ec2: [
    "DescribeAddresses",
    "DescribeAddressesAttribute",
    "DescribeFlowLogs",
    "DescribeInternetGateways",
    "DescribeNatGateways",
    "DescribeNetworkAcls",
    "DescribeNetworkInterfaces",
    "DescribePrefixLists",
    "DescribeRouteTables",
    "DescribeSecurityGroupRules",
    "DescribeSecurityGroups",
    "DescribeSubnets",
    "DescribeVpcAttribute",
    "DescribeVpcBlockPublicAccessExclusions",
    "DescribeVpcBlockPublicAccessOptions",
    "DescribeVpcEndpoints",
    "DescribeVpcPeeringConnections",
    "DescribeVpcs",
    // Three settings of the account, for which AWS takes no resource.
    "GetEbsDefaultKmsKeyId",
    "GetEbsEncryptionByDefault",
    "GetInstanceMetadataDefaults",
  ],
  ecr: ["DescribeRepositories", "GetRegistryScanningConfiguration", "ListTagsForResource"],
  ecs: ["DescribeClusters", "DescribeServices", "DescribeTaskDefinition"],
  elasticloadbalancing: [
    "DescribeCapacityReservation",
    "DescribeListenerAttributes",
    "DescribeListeners",
    "DescribeLoadBalancerAttributes",
    "DescribeLoadBalancers",
    "DescribeRules",
    "DescribeTags",
    "DescribeTargetGroupAttributes",
    "DescribeTargetGroups",
  ],
  iam: ["GetAccountPasswordPolicy", "ListAttachedRolePolicies", "ListRolePolicies"],
  kms: ["DescribeKey", "ListAliases", "ListResourceTags"],
  lambda: ["ListVersionsByFunction"],
  logs: ["DescribeLogGroups", "DescribeResourcePolicies", "ListTagsForResource"],
  rds: [
    "DescribeDBClusterParameterGroups",
    "DescribeDBClusterParameters",
    "DescribeDBClusters",
    "DescribeDBInstances",
    "DescribeDBParameterGroups",
    "DescribeDBParameters",
    "DescribeDBSubnetGroups",
    "DescribeGlobalClusters",
    "ListTagsForResource",
  ],
  route53: ["ListResourceRecordSets", "ListTagsForResource"],
  s3: ["GetAccountPublicAccessBlock"],
  servicediscovery: ["ListTagsForResource"],
  servicequotas: ["GetAWSDefaultServiceQuota", "GetRequestedServiceQuotaChange"],
  ssm: ["DescribeParameters", "ListTagsForResource"],
  wafv2: ["ListTagsForResource"],
};

/** Settings, of the account's own resources, in whatever region they stand. */
function settings(scope: Scope, contents: PreviewContents): Statement[] {
  const at = { account: scope.account, region: "*" };
  const read = (sid: string, service: string, actions: readonly string[], ...resources: string[]): Statement => ({
    sid,
    actions: actions.map((action) => `${service}:${action}`),
    resources,
  });
  const own = { StringEquals: { "aws:ResourceAccount": scope.account } };
  return [
    read("Contacts", "account", ["GetAlternateContact"], `arn:aws:account::${scope.account}:account`),
    read(
      "Backups",
      "backup",
      ["DescribeBackupVault", "GetBackupPlan", "GetBackupSelection"],
      ...["backup-plan", "backup-vault"].map((kind) => arn.of(at, "backup", `${kind}:*`)),
    ),
    read(
      "Distributions",
      "cloudfront",
      ["GetCachePolicy", "GetDistribution", "GetOriginAccessControl", "GetResponseHeadersPolicy", "GetVpcOrigin"],
      `arn:aws:cloudfront::${scope.account}:*`,
    ),
    read("Events", "events", ["DescribeEventBus", "ListTagsForResource"], arn.of(at, "events", "event-bus/*")),
    read("Images", "ecr", ["GetLifecyclePolicy", "GetRepositoryPolicy"], arn.imageRepository(at, "*")),
    read(
      "Identities",
      "iam",
      ["GetOpenIDConnectProvider", "GetPolicy", "GetPolicyVersion", "GetRole", "GetRolePolicy"],
      ...["oidc-provider", "policy", "role"].map((kind) => `arn:aws:iam::${scope.account}:${kind}/*`),
    ),
    read("Keys", "kms", ["GetKeyPolicy", "GetKeyRotationStatus"], arn.keys(at)),
    read("Functions", "lambda", ["GetFunction", "GetFunctionCodeSigningConfig"], arn.of(at, "lambda", "function:*")),
    read(
      "Deliveries",
      "logs",
      ["GetDelivery", "GetDeliveryDestination", "GetDeliverySource"],
      ...["delivery", "delivery-destination", "delivery-source"].map((kind) => arn.of(at, "logs", `${kind}:*`)),
    ),
    // A zone's ARN names no account.
    read(
      "Zones",
      "route53",
      ["GetDNSSEC", "GetHostedZone", "GetQueryLoggingConfig"],
      "arn:aws:route53:::hostedzone/*",
      "arn:aws:route53:::queryloggingconfig/*",
    ),
    { ...read("Buckets", "s3", bucketSettings, arn.bucket(`${scope.product}-*`)), conditions: own },
    { ...read("OwnObjects", "s3", ["GetObject", "GetObjectTagging"], ...contents.objects), conditions: own },
    read(
      "Discovery",
      "servicediscovery",
      ["GetInstance", "GetNamespace", "GetService"],
      ...["namespace", "service"].map((kind) => arn.of(at, "servicediscovery", `${kind}/*`)),
    ),
    read("Mail", "ses", ["GetEmailIdentity", "ListTagsForResource"], arn.of(at, "ses", "identity/*")),
    read("Quotas", "servicequotas", ["GetServiceQuota"], arn.of(at, "servicequotas", "*")),
    read("OwnParameters", "ssm", ["GetParameter"], ...contents.parameters),
    read(
      "Firewalls",
      "wafv2",
      ["GetIPSet", "GetLoggingConfiguration", "GetWebACL"],
      ...["ipset", "webacl"].map((kind) => arn.of(at, "wafv2", `*/${kind}/*`)),
    ),
  ];
}

const bucketSettings = [
  "GetAccelerateConfiguration",
  "GetBucketAcl",
  "GetBucketCORS",
  "GetBucketLocation",
  "GetBucketLogging",
  "GetBucketObjectLockConfiguration",
  "GetBucketOwnershipControls",
  "GetBucketPolicy",
  "GetBucketPublicAccessBlock",
  "GetBucketRequestPayment",
  "GetBucketTagging",
  "GetBucketVersioning",
  "GetBucketWebsite",
  "GetEncryptionConfiguration",
  "GetLifecycleConfiguration",
  "GetReplicationConfiguration",
  "ListBucket",
];
