import type { ReportedResource } from "./model";

/** What tells one resource of a type from another at a glance, with its inputs in braces. */
const telling: Readonly<Record<string, string>> = {
  "aws:acm/certificate:Certificate": "{domainName}",
  "aws:appautoscaling/scheduledAction:ScheduledAction": "{schedule}",
  "aws:appautoscaling/target:Target": "{minCapacity} to {maxCapacity}",
  "aws:cloudwatch/logGroup:LogGroup": "{retentionInDays} days",
  "aws:ec2/route:Route": "{destinationCidrBlock}",
  "aws:ec2/subnet:Subnet": "{cidrBlock}",
  "aws:ec2/vpc:Vpc": "{cidrBlock}",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "{vpcEndpointType}",
  "aws:ecs/service:Service": "{desiredCount} tasks",
  "aws:ecs/taskDefinition:TaskDefinition": "{cpu} CPU, {memory} MiB",
  "aws:lb/listener:Listener": "{protocol} {port}",
  "aws:lb/loadBalancer:LoadBalancer": "{loadBalancerType}",
  "aws:lb/targetGroup:TargetGroup": "{protocol} {port}",
  "aws:organizations/account:Account": "{email}",
  "aws:rds/cluster:Cluster": "{engine} {engineVersion}",
  "aws:rds/clusterInstance:ClusterInstance": "{instanceClass}",
  "aws:route53/record:Record": "{type} {name}",
  "aws:route53/zone:Zone": "{name}",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "{ipProtocol} {fromPort}",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "{ipProtocol} {fromPort}",
  "github:index/repository:Repository": "{visibility}",
  "pulumi:providers:aws": "{region}",
};

export function hasTelling(type: string): boolean {
  return telling[type] !== undefined;
}

/** A few words on what the resource is, beside its name; empty where the name says it all, or an input is not known yet. */
export function tellingInputs({ type, inputs }: ReportedResource, name: string): string {
  let missing = false;
  const words = (telling[type] ?? "").replace(/\{(\w+)\}/g, (_, input: string) => {
    const value = inputs[input];
    const known = typeof value === "number" || (typeof value === "string" && !value.startsWith("<computed"));
    if (!known) missing = true;
    return known && !name.includes(String(value)) ? String(value) : "";
  });
  return missing ? "" : words.trim();
}
