import type { ReportedResource } from "./model";
import type { Shown, ShownProperties } from "./values";

/** What takes more than an input or two. */
const spoken: Readonly<Record<string, (inputs: ShownProperties) => string>> = {
  "aws:appautoscaling/scheduledAction:ScheduledAction": ({ schedule, scalableTargetAction: size }) =>
    `${text(schedule)} ${text(at(size, "minCapacity"))} to ${text(at(size, "maxCapacity"))}`,
  "aws:cloudfront/distribution:Distribution": ({ aliases }) => textsIn(aliases).join(" "),
  "aws:lb/listenerRule:ListenerRule": ({ conditions }) => textsIn(conditions).join(" "),
  "aws:scheduler/schedule:Schedule": ({ scheduleExpression, scheduleExpressionTimezone: zone }) =>
    `${text(scheduleExpression)} ${text(zone)}`.trim(),
  "aws:wafv2/ipSet:IpSet": ({ description, addresses }) => `${text(description)}: ${textsIn(addresses).join(" ")}`,
  "aws:wafv2/webAcl:WebAcl": webAclWords,
};

/** The rules that a web ACL does not block by, and the groups that only count with the day on which that ends. */
function webAclWords({ rules, tags }: ShownProperties): string {
  const passed = listOf(rules).flatMap((rule) => {
    const overrides = listOf(at(at(at(rule, "statement"), "managedRuleGroupStatement"), "ruleActionOverrides"));
    const names = overrides.flatMap((one) =>
      at(at(one, "actionToUse"), "block") === undefined ? at(one, "name") : [],
    );
    return names.length === 0 ? [] : [`${text(at(rule, "name"))} without ${names.map(text).join(" ")}`];
  });
  const counting = Object.entries(at(tags) ?? {}).flatMap(([key, until]) =>
    key.startsWith("count-until-") ? [`${key.slice("count-until-".length)} counts until ${text(until)}`] : [],
  );
  const all = [...counting, ...passed];
  return all.length === 0 ? "" : `(${all.join("; ")})`;
}

function isMap(value: Shown | undefined): value is Readonly<Record<string, Shown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function at(value: Shown | undefined): Readonly<Record<string, Shown>> | undefined;
function at(value: Shown | undefined, key: string): Shown | undefined;
function at(value: Shown | undefined, key?: string): Shown | undefined {
  if (!isMap(value)) return undefined;
  return key === undefined ? value : value[key];
}

function listOf(value: Shown | undefined): readonly Shown[] {
  return Array.isArray(value) ? (value as readonly Shown[]) : [];
}

function text(value: Shown | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** All texts within, in their order. */
function textsIn(value: Shown | undefined): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((inner: Shown) => textsIn(inner));
}

/** What tells one resource of a type from another at a glance, with its inputs in braces. */
const telling: Readonly<Record<string, string>> = {
  "aws:acm/certificate:Certificate": "{domainName}",
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
  return telling[type] !== undefined || spoken[type] !== undefined;
}

/** A few words on what the resource is, beside its name; empty where the name says it all, or an input is not known yet. */
export function tellingInputs({ type, inputs }: ReportedResource, name: string): string {
  const speak = spoken[type];
  if (speak !== undefined) {
    const words = speak(inputs).trim();
    return words.includes("<computed") ? "" : words;
  }
  let missing = false;
  const words = (telling[type] ?? "").replace(/\{(\w+)\}/g, (_, input: string) => {
    const value = inputs[input];
    const known = typeof value === "number" || (typeof value === "string" && !value.startsWith("<computed"));
    if (!known) missing = true;
    return known && !name.includes(String(value)) ? String(value) : "";
  });
  return missing ? "" : words.trim();
}
