import type { Token } from "./shape";

/** What is free by nature at a path, though few values of it were seen, or what kind it is of. */
export interface Free {
  /** A type, or `*` for all. */
  readonly type: string;
  /** The whole path as policies/shapes.json has it, without `?`; with `*` as type also the end of one. */
  readonly path: string;
  /** What stands in policies/shapes.json beside it. */
  readonly is: Token;
  readonly why: string;
}

const SERVICE = "aws:ecs/service:Service";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const CONTAINER = "containerDefinitions(json)[]";
const TARGET = "aws:appautoscaling/target:Target";
const HOUR = "aws:appautoscaling/scheduledAction:ScheduledAction";
const CLUSTER = "aws:rds/cluster:Cluster";
const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const MONITOR = "datadog:index/monitor:Monitor";
const SCHEDULE = "pagerduty:index/schedule:Schedule";

/** Ports that a container may listen on as somebody else than root, and 443: what groups open; components/definition/shape.ts. */
const PORT = "number 1024 to 65535";
const OPENED = "number 443 to 65535";
/** Tasks of a service; components/definition/shape.ts. */
const TASKS = "number 0 to 1000";

/**
 * What definitions and the rota drive, entry by entry. Bounds are those of components/definition/shape.ts where nothing else is said: a definition
 * cannot go beyond them.
 */
export const freeByNature: readonly Free[] = [
  { type: "*", path: "tags", is: "map", why: "whose and what for: `required-tags` says which must be there" },
  { type: "aws:backup/plan:Plan", path: "rules[].recoveryPointTags", is: "map", why: "tags of the copies" },
  { type: "aws:lambda/invocation:Invocation", path: "triggers.code", is: "text", why: "the digest of the code" },

  { type: TARGET, path: "minCapacity", is: TASKS, why: "environments.*.services.*.min" },
  { type: TARGET, path: "maxCapacity", is: TASKS, why: "environments.*.services.*.max" },
  { type: HOUR, path: "scalableTargetAction.minCapacity", is: TASKS, why: "services.*.scaling.schedule.*.min" },
  { type: HOUR, path: "scalableTargetAction.maxCapacity", is: TASKS, why: "services.*.scaling.schedule.*.max" },
  { type: HOUR, path: "schedule", is: "text", why: "services.*.scaling.schedule.*.cron" },
  {
    type: "aws:appautoscaling/policy:Policy",
    path: "targetTrackingScalingPolicyConfiguration.targetValue",
    is: "number 10 to 90",
    why: "services.*.scaling.cpu and memory",
  },
  { type: SERVICE, path: "desiredCount", is: TASKS, why: "environments.*.services.*.min" },
  {
    type: SERVICE,
    path: "healthCheckGracePeriodSeconds",
    is: "number 0 to 7200",
    why: "services.*.healthGraceSeconds",
  },
  { type: SERVICE, path: "loadBalancers[].containerPort", is: PORT, why: "services.*.port" },
  { type: TASK, path: "cpu", is: "number 256 to 16384", why: "services.*.cpu" },
  { type: TASK, path: "memory", is: "number 512 to 122880", why: "services.*.memory" },
  { type: TASK, path: "ephemeralStorage.sizeInGib", is: "number 21 to 200", why: "services.*.ephemeralStorageGib" },
  {
    type: TASK,
    path: `${CONTAINER}.memoryReservation`,
    is: "number 64 to 122880",
    why: "what services.*.memory leaves",
  },
  { type: TASK, path: `${CONTAINER}.portMappings[].containerPort`, is: PORT, why: "services.*.port" },
  { type: TASK, path: `${CONTAINER}.portMappings[].hostPort`, is: PORT, why: "services.*.port" },
  { type: TASK, path: `${CONTAINER}.stopTimeout`, is: "number 2 to 120", why: "services.*.stopTimeoutSeconds" },
  {
    type: TASK,
    path: `${CONTAINER}.user`,
    is: "text",
    why: "services.*.user: `ecs-non-root-user` says whose may be 0",
  },

  { type: "aws:lb/targetGroup:TargetGroup", path: "port", is: PORT, why: "services.*.port" },
  // ELB takes priorities from 1 to 50,000 (API reference, CreateRule).
  { type: "aws:lb/listenerRule:ListenerRule", path: "priority", is: "number 1 to 50000", why: "a hash of the route" },
  { type: INGRESS, path: "fromPort", is: OPENED, why: "services.*.port" },
  { type: INGRESS, path: "toPort", is: OPENED, why: "services.*.port" },
  { type: INGRESS, path: "cidrIpv4", is: "text", why: "environments.*.cidr: `sg-source-ip-restricted` says which" },
  { type: EGRESS, path: "fromPort", is: OPENED, why: "services.*.port" },
  { type: EGRESS, path: "toPort", is: OPENED, why: "services.*.port" },

  { type: CLUSTER, path: "backupRetentionPeriod", is: "number 7 to 35", why: "environments.*.databases.*.backupDays" },
  { type: CLUSTER, path: "serverlessv2ScalingConfiguration.minCapacity", is: "number 0.5 to 256", why: "….minAcu" },
  { type: CLUSTER, path: "serverlessv2ScalingConfiguration.maxCapacity", is: "number 0.5 to 256", why: "….maxAcu" },
  {
    type: "aws:rds/clusterInstance:ClusterInstance",
    path: "instanceClass",
    is: "text",
    why: "environments.*.databases.*.instance: components/data/instance-classes.ts has the list",
  },
  { type: "aws:rds/clusterInstance:ClusterInstance", path: "promotionTier", is: "number 0 to 15", why: "its place" },

  {
    type: WEB_ACL,
    path: "rules[].priority",
    is: "number 0 to 90",
    why: "tests first, as many as edge.penetrationTests",
  },
  {
    type: WEB_ACL,
    path: "rules[].statement.rateBasedStatement.limit",
    is: "number 100 to 20000000",
    why: "edge.requestsPer5Minutes, and ten times as many",
  },
  {
    type: WEB_ACL,
    path: "rules[].statement.managedRuleGroupStatement.ruleActionOverrides[].name",
    is: "text",
    why: "edge.overrides: `waf-rules-act` says which may only count",
  },
  { type: "*", path: "byteMatchStatement.searchString", is: "text", why: "edge.cachedPaths and exclusions" },
  { type: "*", path: "regexMatchStatement.regexString", is: "text", why: "edge.cachedPaths" },

  { type: "aws:servicequotas/serviceQuota:ServiceQuota", path: "value", is: "number", why: "account.quotas" },
  { type: MONITOR, path: "monitorThresholds.critical", is: "number", why: "what it watches has that size" },
  { type: MONITOR, path: "monitorThresholds.warning", is: "number", why: "what it watches has that size" },

  {
    type: "github:index/teamRepository:TeamRepository",
    path: "permission",
    is: ["maintain", "pull", "push", "triage"],
    why: "repositories.*.teams",
  },

  // Names and networks of the catalogue's products.
  { type: "aws:ec2/vpc:Vpc", path: "cidrBlock", is: "text", why: "account.managementCidr, environments.*.cidr" },
  { type: "aws:ec2/subnet:Subnet", path: "cidrBlock", is: "text", why: "account.managementCidr, environments.*.cidr" },
  {
    type: "aws:ec2/route:Route",
    path: "destinationCidrBlock",
    is: "text",
    why: "networks: `peering-route-least-access`",
  },
  { type: HOUR, path: "timezone", is: "text", why: "timeZone" },
  { type: "aws:organizations/account:Account", path: "name", is: "text", why: "name" },
  { type: "aws:organizations/organizationalUnit:OrganizationalUnit", path: "name", is: "text", why: "account.unit" },
  { type: "aws:identitystore/group:Group", path: "displayName", is: "text", why: "name" },
  { type: "aws:identitystore/group:Group", path: "description", is: "text", why: "name" },
  { type: "aws:ssoadmin/permissionSet:PermissionSet", path: "name", is: "text", why: "name" },
  { type: "aws:ssoadmin/permissionSet:PermissionSet", path: "description", is: "text", why: "name" },

  { type: SCHEDULE, path: "name", is: "text", why: "title" },
  { type: "pagerduty:index/escalationPolicy:EscalationPolicy", path: "name", is: "text", why: "title" },
  // The rota: components/oncall/roster.ts. What leaves gaps, `pagerduty-schedule-24x365` tells.
  { type: SCHEDULE, path: "layers[].restrictions[].durationSeconds", is: "number 3600 to 604800", why: "hours" },
  { type: SCHEDULE, path: "layers[].rotationTurnLengthSeconds", is: "number 86400 to 604800", why: "turnDays" },
  {
    type: "pagerduty:index/escalationPolicy:EscalationPolicy",
    path: "rules[].escalationDelayInMinutes",
    is: "number 1 to 15",
    why: "escalation.delayMinutes",
  },
  { type: "pagerduty:index/escalationPolicy:EscalationPolicy", path: "numLoops", is: "number 1 to 9", why: "loops" },
  { type: "pagerduty:index/userContactMethod:UserContactMethod", path: "countryCode", is: "number", why: "phone" },
  { type: "pagerduty:index/userContactMethod:UserContactMethod", path: "address", is: "text", why: "phone" },
];

/** Types that only an engine sees, since the provider of a component makes them beyond our program, with that component. */
export const madeByComponents: Readonly<Record<string, string>> = {
  "docker-build:index:Image": "awsx:ecr:Image",
  "pulumi:providers:docker-build": "awsx:ecr:Image",
  "pulumi:providers:awsx": "awsx:ecr:Image",
};
