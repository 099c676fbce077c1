import { stepInWords } from "../equal";
import type { ChangedInput } from "../change";
import { type SideResource, textOf } from "../side";
import type { Weight } from "./entry";

/** A change in place that whoever uses the thing may feel. */
export interface Disturbance {
  readonly type: string;
  readonly input: string;
  readonly weight: Weight;
  readonly says: (after: SideResource, changed: ChangedInput) => string;
  readonly steps?: readonly string[];
  /** Where AWS says so. */
  readonly source: string;
}

const AURORA = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide";
const MODIFYING = `${AURORA}/Aurora.Modifying.html`;

const when = ({ inputs }: SideResource): string => {
  const window = inputs["preferredMaintenanceWindow"];
  if (inputs["applyImmediately"] === true) return "at once";
  return typeof window === "string"
    ? `in the next maintenance window (${window} UTC), not by the update itself`
    : "in the next maintenance window";
};

const step = ({ steps }: ChangedInput): string => stepInWords(steps[0]);

/** The first number of a version: `8.0.mysql_aurora.3.08` → the 3 of `8.0.…3`, `16.4` → 16. */
const major = (version: unknown): string => {
  const text = textOf(version);
  return text.includes("mysql_aurora.") ? text.replace(/^.*mysql_aurora\.(\d+).*$/, "$1") : (text.split(".")[0] ?? "");
};

export const disturbances: readonly Disturbance[] = [
  {
    type: "aws:rds/clusterInstance:ClusterInstance",
    input: "instanceClass",
    weight: "warning",
    says: (after, changed) =>
      `restarts as ${step(changed)} ${when(after)}: its connections are cut; the writer's restart fails over to a reader where there is one, mostly within a minute, and without one nobody can write for some minutes`,
    steps: [
      "change the readers' class first where classes can differ, else take the quietest hour for the whole change",
      "see that services connect again by themselves: try it in staging by `aws rds failover-db-cluster`",
    ],
    source: MODIFYING,
  },
  {
    type: "aws:rds/cluster:Cluster",
    input: "engineVersion",
    weight: "danger",
    says: (after, { steps }) => {
      const [first] = steps;
      const isMajor = major(first?.before) !== major(first?.after);
      const from = stepInWords(first);
      return isMajor
        ? `is upgraded to another major version, ${from}: all instances are down together, for minutes to hours, and there is no way back but a restore; AWS refuses it while \`allowMajorVersionUpgrade\` is not set`
        : `is upgraded ${from} ${when(after)}: instances restart, and connections are cut unless AWS can patch without downtime`;
    },
    steps: [
      "read the release notes of the engine, and try the upgrade in staging, on a clone of production's data",
      "take a snapshot by hand just before",
      "for a major version use a blue/green deployment of RDS, or announce the outage",
      "upgrade, then run ANALYZE and watch the slow queries for a day",
    ],
    source: `${AURORA}/AuroraMySQL.Updates.html`,
  },
  {
    type: "aws:rds/cluster:Cluster",
    input: "port",
    weight: "danger",
    says: (_, changed) =>
      `answers at another port, ${step(changed)}: its instances restart, and nobody reaches it who was told the old one`,
    source: MODIFYING,
  },
  {
    type: "aws:rds/cluster:Cluster",
    input: "dbClusterParameterGroupName",
    weight: "warning",
    says: () => "takes another parameter group: static parameters hold after a restart of its instances only",
    source: `${AURORA}/USER_WorkingWithParamGroups.html`,
  },
  ...["aws:rds/clusterParameterGroup:ClusterParameterGroup", "aws:rds/parameterGroup:ParameterGroup"].map(
    (type): Disturbance => ({
      type,
      input: "parameters",
      weight: "warning",
      says: () => "has other parameters: static ones wait for a restart of the instances, which somebody must do",
      source: `${AURORA}/USER_WorkingWithParamGroups.html`,
    }),
  ),
  {
    type: "aws:rds/cluster:Cluster",
    input: "serverlessv2ScalingConfiguration",
    weight: "note",
    says: (_, changed) =>
      `scales within other bounds (${changed.steps.map((one) => `${one.path} ${stepInWords(one)}`).join(", ")}), without a restart`,
    source: `${AURORA}/aurora-serverless-v2.setting-capacity.html`,
  },
  {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    input: "nodeType",
    weight: "warning",
    says: (_, changed) =>
      `moves to other nodes, ${step(changed)}: it answers meanwhile, and connections are cut when it fails over`,
    source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html",
  },
  {
    type: "aws:ecs/service:Service",
    input: "networkConfiguration",
    weight: "note",
    says: () => "starts new tasks with another network and stops the old ones when those are healthy: no downtime",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html",
  },
  {
    type: "aws:ecs/service:Service",
    input: "loadBalancers",
    weight: "warning",
    says: () =>
      "is to be reached at another port or container, which the task definition that runs may not have: ECS refuses the update until a deployment brings one that has",
    steps: ["deploy a task definition that listens at both ports first, then merge this, then take the old port out"],
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html",
  },
];
