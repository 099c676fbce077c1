import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { awsTypes } from "./aws-types";

/** Whether a change of an input makes a new resource: yes, no, or perhaps. */
export type Replaces = "yes" | "no" | "may";

/** What AWS's specification says of a type: input of the provider's → whether it replaces. An input that has no counterpart is left out. */
export interface AwsAnswer {
  /** `AWS::EC2::VPC`. */
  readonly resource: string;
  readonly inputs: Readonly<Record<string, Replaces>>;
}

interface AwsResource {
  readonly cloudFormationType: string;
  readonly properties: Readonly<Record<string, { readonly causesReplacement?: "yes" | "no" | "maybe" }>>;
}

let byType: Map<string, AwsResource> | undefined;

/** What AWS says of the inputs of a type of the provider's; nothing where it has no such type. */
export function awsAnswer(type: string, inputs: Iterable<string>): AwsAnswer | undefined {
  const resources = specification();
  const resource = resources.get((awsTypes[type] ?? sameName(type)).toLowerCase());
  if (resource === undefined) return undefined;
  const noun = resource.cloudFormationType.split("::")[2] ?? "";
  const byName = new Map(Object.keys(resource.properties).map((name) => [bare(name), name]));
  const found: [string, Replaces][] = [];
  for (const input of inputs) {
    const property = [input, `${noun}${input}`, renamed[type]?.[input] ?? renamed[type]?.["*"] ?? ""]
      .map((name) => byName.get(bare(name)))
      .find((name) => name !== undefined);
    if (property === undefined) continue;
    const answer = resource.properties[property]?.causesReplacement ?? "no";
    found.push([input, answer === "maybe" ? "may" : answer]);
  }
  return { resource: resource.cloudFormationType, inputs: Object.fromEntries(found) };
}

function specification(): Map<string, AwsResource> {
  byType ??= new Map(
    (loadAwsServiceSpecSync().all("resource") as readonly AwsResource[]).map((one) => [
      one.cloudFormationType.toLowerCase(),
      one,
    ]),
  );
  return byType;
}

/** `aws:ec2/vpc:Vpc` → `AWS::ec2::Vpc`. */
function sameName(type: string): string {
  const [, path = "", noun = ""] = type.split(":");
  return `AWS::${path.split("/")[0] ?? ""}::${noun}`;
}

/** One form for what only capitals and the plural tell apart: `capacityProviderStrategies`, `CapacityProviderStrategy`. */
function bare(name: string): string {
  return name.toLowerCase().replace(/ies$/, "y").replace(/s$/, "");
}

/**
 * Inputs that have another name with AWS, or stand in one of its blocks, each found by reading both pages: type → input → property; `*` for
 * every input of a type that AWS has as one block.
 */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws:backup/plan:Plan": { "*": "BackupPlan" },
  "aws:cfg/deliveryChannel:DeliveryChannel": { snapshotDeliveryProperties: "ConfigSnapshotDeliveryProperties" },
  "aws:cloudfront/cachePolicy:CachePolicy": { "*": "CachePolicyConfig" },
  "aws:cloudfront/distribution:Distribution": { "*": "DistributionConfig" },
  "aws:cloudfront/originAccessControl:OriginAccessControl": { "*": "OriginAccessControlConfig" },
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": { "*": "ResponseHeadersPolicyConfig" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { metricQueries: "Metrics" },
  "aws:ec2/flowLog:FlowLog": { vpcId: "ResourceId" },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { policy: "PolicyDocument" },
  "aws:ec2/securityGroup:SecurityGroup": { description: "GroupDescription" },
  "aws:ecs/service:Service": {
    alarms: "DeploymentConfiguration",
    deploymentCircuitBreaker: "DeploymentConfiguration",
    deploymentMaximumPercent: "DeploymentConfiguration",
    deploymentMinimumHealthyPercent: "DeploymentConfiguration",
  },
  "aws:iam/policy:Policy": { policy: "PolicyDocument" },
  "aws:iam/role:Role": { assumeRolePolicy: "AssumeRolePolicyDocument" },
  "aws:iam/rolePolicy:RolePolicy": { policy: "PolicyDocument", role: "RoleName", name: "PolicyName" },
  "aws:kms/key:Key": { policy: "KeyPolicy", customerMasterKeySpec: "KeySpec", isEnabled: "Enabled" },
  "aws:lb/listener:Listener": { certificateArn: "Certificates" },
  "aws:lb/loadBalancer:LoadBalancer": {
    accessLogs: "LoadBalancerAttributes",
    desyncMitigationMode: "LoadBalancerAttributes",
    dropInvalidHeaderFields: "LoadBalancerAttributes",
    enableDeletionProtection: "LoadBalancerAttributes",
    enableHttp2: "LoadBalancerAttributes",
    idleTimeout: "LoadBalancerAttributes",
    internal: "Scheme",
    loadBalancerType: "Type",
  },
  "aws:lb/targetGroup:TargetGroup": { deregistrationDelay: "TargetGroupAttributes", healthCheck: "HealthCheckPath" },
  "aws:rds/cluster:Cluster": {
    enabledCloudwatchLogsExports: "EnableCloudwatchLogsExports",
    iamDatabaseAuthenticationEnabled: "EnableIAMDatabaseAuthentication",
  },
  "aws:rds/clusterInstance:ClusterInstance": { performanceInsightsEnabled: "EnablePerformanceInsights" },
  "aws:route53/record:Record": { zoneId: "HostedZoneId", records: "ResourceRecords" },
  "aws:route53/zone:Zone": { comment: "HostedZoneConfig" },
  "aws:s3/bucketPolicy:BucketPolicy": { policy: "PolicyDocument" },
  "aws:s3/bucket:Bucket": { bucket: "BucketName" },
};
