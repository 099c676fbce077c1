import type { ReportedResource } from "./model";
import type { Shown } from "./values";

/** The inputs that tell one resource of a type from another at a glance. */
const telling: Readonly<Record<string, readonly string[]>> = {
  "aws:acm/certificate:Certificate": ["domainName"],
  "aws:appautoscaling/scheduledAction:ScheduledAction": ["schedule"],
  "aws:appautoscaling/target:Target": ["minCapacity", "maxCapacity"],
  "aws:cloudwatch/logGroup:LogGroup": ["retentionInDays"],
  "aws:ec2/route:Route": ["destinationCidrBlock"],
  "aws:ec2/subnet:Subnet": ["cidrBlock"],
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["vpcEndpointType"],
  "aws:ecs/service:Service": ["desiredCount"],
  "aws:ecs/taskDefinition:TaskDefinition": ["cpu", "memory"],
  "aws:lb/listener:Listener": ["protocol", "port"],
  "aws:lb/loadBalancer:LoadBalancer": ["loadBalancerType"],
  "aws:lb/targetGroup:TargetGroup": ["protocol", "port"],
  "aws:organizations/account:Account": ["email"],
  "aws:rds/cluster:Cluster": ["engine", "engineVersion"],
  "aws:rds/clusterInstance:ClusterInstance": ["instanceClass"],
  "aws:route53/record:Record": ["name", "type"],
  "aws:route53/zone:Zone": ["name"],
  "aws:ssm/parameter:Parameter": ["name"],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ["ipProtocol", "fromPort"],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ["ipProtocol", "fromPort"],
  "github:index/repository:Repository": ["visibility"],
  "pulumi:providers:aws": ["region"],
};

/** A few words on what the resource is; empty where no input tells. */
export function tellingInputs({ type, inputs }: ReportedResource): string {
  return (telling[type] ?? []).flatMap((input) => word(inputs[input])).join(" ");
}

function word(value: Shown | undefined): string[] {
  if (typeof value === "string") return value.startsWith("<computed") || value === "" ? [] : [value];
  return typeof value === "number" || typeof value === "boolean" ? [String(value)] : [];
}
