import type { Resource } from "../../../policies/kernel/resource";
import {
  environment,
  fail,
  type Fixtures,
  foundation,
  make,
  notApplicable,
  pass,
  ref,
  stack,
  UNKNOWN,
  unverifiable,
} from "../support";

/** Of rules that keep data in, logs whole and doors narrow, whatever the service. */
const production = environment("production");
const parent = production;
const here = { parent, provider: { region: "ap-northeast-1", allowedAccountIds: '["111122223333"]' } };

const bucket = make(
  "aws:s3/bucket:Bucket",
  "shine-production-logs",
  { bucket: "shine-logs", tags: { "data-class": "audit" } },
  { parent },
);
const lifecycle = (rule: unknown) =>
  make("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "shine-production-logs", {
    bucket: "shine-logs",
    rules: [rule],
  });
const ending = (days: unknown, noncurrentDays: unknown = 30) =>
  lifecycle({ status: "Enabled", expiration: { days }, noncurrentVersionExpiration: { noncurrentDays } });
const object = (props: object) =>
  make("aws:s3/bucketObjectv2:BucketObjectv2", "shine-production-page", { ...props }, { parent });
const key = make("aws:kms/key:Key", "shine-production-data", {}, { parent });

const flow = (logDestination: unknown) =>
  make("aws:ec2/flowLog:FlowLog", "shine-production-flow", { logDestination }, here);
const group = (name: string) => make("aws:cloudwatch/logGroup:LogGroup", "shine-production-group", { name }, here);
const cluster = (props: object) =>
  make("aws:rds/cluster:Cluster", "shine-production-primary", { engine: "aurora-mysql", ...props }, here);
const exporting = cluster({ clusterIdentifier: "primary", enabledCloudwatchLogsExports: ["audit"] });
const queries = (account: string) =>
  make(
    "aws:route53/queryLog:QueryLog",
    "shine-production-queries",
    { cloudwatchLogGroupArn: `arn:aws:logs:us-east-1:${account}:log-group:/zone` },
    here,
  );
const ecs = make(
  "aws:ecs/cluster:Cluster",
  "shine-production-main",
  { name: "main", settings: [{ name: "containerInsights", value: "enhanced" }] },
  here,
);
const routing = make(
  "aws:ecs/taskDefinition:TaskDefinition",
  "shine-production-web",
  {
    containerDefinitions: JSON.stringify([
      {
        name: "router",
        firelensConfiguration: { type: "fluentbit" },
        environment: [{ name: "LOG_GROUP", value: "/web" }],
      },
    ]),
  },
  here,
);

const parameters = (values: Record<string, unknown>) =>
  make("aws:rds/clusterParameterGroup:ClusterParameterGroup", "shine-production-parameters", {
    name: "primary",
    parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
  });
const audited = cluster({ dbClusterParameterGroupName: "primary", enabledCloudwatchLogsExports: ["audit"] });
const audit = { server_audit_logging: "1", server_audit_events: "CONNECT,QUERY_DCL,QUERY_DDL" };

const ingress = (props: object) =>
  make(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "shine-production-in",
    { ipProtocol: "tcp", ...props },
    { parent },
  );
const closed = (internetGatewayBlockMode: unknown = "block-ingress") =>
  ["ap-northeast-1", "us-east-1"].map((region) =>
    make("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", `shine-account-closed-${region}`, {
      region,
      internetGatewayBlockMode,
    }),
  );
const network = make("aws:ec2/vpc:Vpc", "shine-production-vpc", {}, { parent });
const within = make("aws:ec2/subnet:Subnet", "shine-production-subnet", { vpcId: ref(network) }, { parent });
const internal = make(
  "aws:lb/loadBalancer:LoadBalancer",
  "shine-production-lb",
  { subnets: [ref(within)] },
  { parent },
);
const privateOrigin = make(
  "aws:cloudfront/vpcOrigin:VpcOrigin",
  "shine-production-origin",
  { vpcOriginEndpointConfig: { arn: ref(internal) } },
  { parent },
);
const reached = [network, within, internal, privateOrigin];
const exclusion = (props: object = {}) =>
  make("aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion", "shine-account-exclusion", {
    vpcId: ref(network),
    internetGatewayExclusionMode: "allow-bidirectional",
    ...props,
  });

const distribution = (props: object) =>
  make("aws:cloudfront/distribution:Distribution", "shine-production-web", { ...props }, { parent });
const origin = (props: object) => distribution({ origins: [{ originId: "x", domainName: UNKNOWN, ...props }] });
const zone = (name: unknown, vpcs?: unknown) => make("aws:route53/zone:Zone", "shine-production-zone", { name, vpcs });

const repository = make("github:index/repository:Repository", "shine-account-web", { name: "shine-web" });
const permissions = (kind: string, of: unknown = ref(repository)) =>
  make(`github:index/${kind[0]?.toLowerCase()}${kind.slice(1)}:${kind}`, "shine-account-web", { repository: of });
const [actions, token] = [permissions("ActionsRepositoryPermissions"), permissions("WorkflowRepositoryPermissions")];

export const fixtures: Record<string, Fixtures> = {
  "s3-log-bucket-keeps": {
    good: pass(bucket, ending(366)),
    bad: fail(bucket, ending(30)),
    unset: pass(bucket, lifecycle({ status: "Enabled" })),
    unknown: unverifiable(bucket, ending(UNKNOWN)),
    "versions gone at once": fail(bucket, ending(366, 1)),
    "a rule that is off": pass(bucket, lifecycle({ status: "Disabled", expiration: { days: 1 } })),
  },
  "s3-object-cmk": {
    good: pass(key, object({ serverSideEncryption: "aws:kms", kmsKeyId: ref(key) })),
    bad: fail(object({ kmsKeyId: "alias/aws/s3" })),
    unset: notApplicable(object({})),
    unknown: unverifiable(object({ serverSideEncryption: "aws:kms", kmsKeyId: UNKNOWN })),
    "AWS's own by default": fail(object({ serverSideEncryption: "aws:kms" })),
  },
  "log-destinations-known": {
    good: pass(bucket, flow("arn:aws:s3:::shine-logs/flow/")),
    bad: fail(bucket, flow("arn:aws:s3:::other-logs")),
    unset: notApplicable(flow(undefined)),
    unknown: unverifiable(flow(UNKNOWN)),
    "the archive": pass(
      make("aws:cfg/deliveryChannel:DeliveryChannel", "shine-account-config", {
        s3BucketName: "example-log-archive-config",
      }),
    ),
    "a group of another account": fail(group("/zone"), queries("999988887777")),
    "a group": pass(group("/zone"), queries("111122223333")),
    "an exported log without a group": fail(exporting),
    "an exported log": pass(group("/aws/rds/cluster/primary/audit"), exporting),
    "insights without a group": fail(ecs),
    insights: pass(group("/aws/ecs/containerinsights/main/performance"), ecs),
    "a router without a group": fail(routing),
    "a router": pass(group("/web"), routing),
  },
  "aurora-audit-log": {
    good: pass(audited, parameters(audit)),
    bad: fail(audited, parameters({ ...audit, server_audit_logging: "0" })),
    unset: fail(audited),
    unknown: unverifiable(audited, parameters({ ...audit, server_audit_logging: UNKNOWN })),
    "sign-ins alone": fail(audited, parameters({ ...audit, server_audit_events: "CONNECT" })),
    "not exported": fail(cluster({ dbClusterParameterGroupName: "primary" }), parameters(audit)),
    PostgreSQL: notApplicable(cluster({ engine: "aurora-postgresql" })),
  },
  "sg-port-ranges-narrow": {
    good: pass(ingress({ fromPort: 3000, toPort: 3000 })),
    bad: fail(ingress({ fromPort: 3000, toPort: 65535 })),
    unset: fail(ingress({})),
    unknown: unverifiable(ingress({ fromPort: UNKNOWN, toPort: 3000 })),
    "every protocol": fail(ingress({ ipProtocol: "-1" })),
    ping: pass(ingress({ ipProtocol: "icmp", fromPort: -1, toPort: -1 })),
  },
  "vpc-block-public-access": {
    good: pass(stack, ...closed()),
    bad: fail(stack, ...closed("off")),
    unset: fail(stack),
    unknown: unverifiable(stack, ...closed(UNKNOWN)),
    "both ways": pass(stack, ...closed("block-bidirectional")),
    "at home alone": fail(stack, closed()[0] as Resource),
    "every foundation account": pass(...foundation([], ...closed())),
    "a foundation account left out": fail(...foundation(["100000000002"], ...closed())),
    "what CloudFront reaches left out": pass(stack, ...closed(), ...reached, exclusion()),
    "what CloudFront reaches closed": fail(stack, ...closed(), ...reached),
    "what CloudFront reaches let out alone": fail(
      stack,
      ...closed(),
      ...reached,
      exclusion({ internetGatewayExclusionMode: "allow-egress" }),
    ),
    "a network left out for nothing": fail(stack, ...closed(), network, exclusion()),
    "a subnet left out": fail(stack, ...closed(), network, exclusion({ vpcId: undefined, subnetId: "subnet-1" })),
  },
  "cloudfront-origin-kind": {
    good: pass(origin({ vpcOriginConfig: UNKNOWN })),
    bad: fail(origin({ originPath: "/x" })),
    unset: fail(origin({})),
    unknown: pass(origin({ originAccessControlId: UNKNOWN })),
  },
  "route53-internal-zone-private": {
    good: pass(zone("shine.internal", [{ vpcId: "vpc-1" }])),
    bad: fail(zone("shine.internal")),
    unset: notApplicable(zone(undefined)),
    unknown: unverifiable(zone("shine.internal", UNKNOWN)),
    "a public name": notApplicable(zone("shine.example.com")),
  },
  "github-workflows-limited": {
    good: pass(repository, actions, token),
    bad: fail(repository, actions),
    unset: fail(repository),
    unknown: unverifiable(repository, actions, permissions("WorkflowRepositoryPermissions", UNKNOWN)),
  },
};
