import { network } from "./given";
import type { Case, Inputs, Thing } from "./things";

const CLUSTER = "aws:rds/cluster:Cluster";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const PARAMETERS = "aws:rds/parameterGroup:ParameterGroup";
const SUBNETS = "aws:rds/subnetGroup:SubnetGroup";

const aurora: Inputs = {
  clusterIdentifier: "primary",
  engine: "aurora-mysql",
  masterUsername: "master",
  manageMasterUserPassword: true,
  skipFinalSnapshot: true,
  backupRetentionPeriod: 7,
};
const cluster: Thing = [CLUSTER, "cluster", aurora];

export const databaseCases: readonly Case[] = [
  {
    refuses: "a database's subnets in one zone",
    given: network,
    ask: [SUBNETS, "x", { name: "primary", subnetIds: ["@a", "@a2"] }],
    but: { subnetIds: ["@a", "@c"] },
    error: "DBSubnetGroupDoesNotCoverEnoughAZs",
  },
  {
    refuses: "subnets that are not there",
    given: network,
    ask: [SUBNETS, "x", { name: "primary", subnetIds: ["@a", "@c", "subnet-0"] }],
    but: { subnetIds: ["@a", "@c"] },
    error: "InvalidSubnet",
  },
  {
    refuses: "backups for too long",
    ask: [CLUSTER, "x", { ...aurora, backupRetentionPeriod: 36 }],
    but: { backupRetentionPeriod: 35 },
    error: "ValidationException",
  },
  {
    refuses: "an identifier with two dashes",
    ask: [CLUSTER, "x", { ...aurora, clusterIdentifier: "primary--a" }],
    but: { clusterIdentifier: "primary-a" },
    error: "InvalidParameterValue",
  },
  {
    refuses: "a password beside a managed one",
    ask: [CLUSTER, "x", { ...aurora, masterPassword: "x" }],
    but: { masterPassword: undefined },
    error: "InvalidParameterCombination",
  },
  {
    refuses: "no final snapshot and no word of it",
    ask: [CLUSTER, "x", { ...aurora, skipFinalSnapshot: false }],
    but: { finalSnapshotIdentifier: "last" },
    error: "InvalidParameterCombination",
  },
  {
    refuses: "logs of another engine",
    ask: [CLUSTER, "x", { ...aurora, enabledCloudwatchLogsExports: ["postgresql"] }],
    but: { enabledCloudwatchLogsExports: ["slowquery"] },
    error: "InvalidParameterCombination",
  },
  {
    refuses: "windows that meet",
    ask: [
      CLUSTER,
      "x",
      { ...aurora, preferredBackupWindow: "16:00-17:00", preferredMaintenanceWindow: "sun:16:30-sun:17:30" },
    ],
    but: { preferredMaintenanceWindow: "sun:17:00-sun:18:00" },
    error: "InvalidParameterValue",
  },
  {
    refuses: "capacity in odd steps",
    ask: [CLUSTER, "x", { ...aurora, serverlessv2ScalingConfiguration: { minCapacity: 0.7, maxCapacity: 2 } }],
    but: { serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 2 } },
    error: "InvalidParameterValue",
  },
  {
    refuses: "an instance of another engine",
    given: [cluster],
    ask: [INSTANCE, "x", { clusterIdentifier: "@cluster", engine: "aurora-postgresql", instanceClass: "db.r8g.large" }],
    but: { engine: "aurora-mysql" },
    error: "InvalidParameterCombination",
  },
  {
    refuses: "an instance in another subnet group than its cluster",
    given: [
      ...network,
      ...["primary", "other"].map((name): Thing => [SUBNETS, name, { name, subnetIds: ["@a", "@c"] }]),
      [CLUSTER, "cluster", { ...aurora, clusterIdentifier: "cluster", dbSubnetGroupName: "primary" }],
    ],
    ask: [
      INSTANCE,
      "x",
      {
        clusterIdentifier: "@cluster",
        engine: "aurora-mysql",
        instanceClass: "db.r8g.large",
        dbSubnetGroupName: "other",
      },
    ],
    but: { dbSubnetGroupName: "primary" },
    error: "InvalidParameterCombination",
  },
  {
    refuses: "an instance with parameters of another engine",
    given: [
      cluster,
      [PARAMETERS, "mysql", { name: "mysql", family: "aurora-mysql8.0" }],
      [PARAMETERS, "postgresql", { name: "postgresql", family: "aurora-postgresql17" }],
    ],
    ask: [
      INSTANCE,
      "x",
      {
        clusterIdentifier: "@cluster",
        engine: "aurora-mysql",
        instanceClass: "db.r8g.large",
        dbParameterGroupName: "postgresql",
      },
    ],
    but: { dbParameterGroupName: "mysql" },
    error: "InvalidParameterCombination",
  },
  {
    refuses: "an instance in a zone of another region",
    given: [cluster],
    ask: [
      INSTANCE,
      "x",
      {
        clusterIdentifier: "@cluster",
        engine: "aurora-mysql",
        instanceClass: "db.r8g.large",
        availabilityZone: "us-east-1a",
      },
    ],
    but: { availabilityZone: "ap-northeast-1a" },
    error: "InvalidParameterValue",
  },
  {
    refuses: "a class that is none",
    given: [cluster],
    ask: [INSTANCE, "x", { clusterIdentifier: "@cluster", engine: "aurora-mysql", instanceClass: "r8g.large" }],
    but: { instanceClass: "db.r8g.large" },
    error: "InvalidParameterValue",
  },
  {
    refuses: "insights kept for odd days",
    ask: [CLUSTER, "x", { ...aurora, performanceInsightsRetentionPeriod: 30 }],
    but: { performanceInsightsRetentionPeriod: 31 },
    error: "InvalidParameterValue",
  },
];
