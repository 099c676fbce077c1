import { containers, network, role, running, SERVICE, service, serving, TASK, task } from "./given";
import type { Case, Inputs, Thing } from "./things";

const REPOSITORY = "aws:ecr/repository:Repository";
const TARGET = "aws:appautoscaling/target:Target";
const ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction";
const CLUSTER = "aws:rds/cluster:Cluster";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const SUBNETS = "aws:rds/subnetGroup:SubnetGroup";

const scaled: Inputs = {
  serviceNamespace: "ecs",
  scalableDimension: "ecs:service:DesiredCount",
  resourceId: "service/main/web",
};
const target: Thing = [TARGET, "target", { ...scaled, minCapacity: 1, maxCapacity: 4 }];
const action: Inputs = {
  ...scaled,
  name: "night",
  schedule: "cron(0 1 * * ? *)",
  scalableTargetAction: { minCapacity: 1, maxCapacity: 2 },
};
const aurora: Inputs = {
  clusterIdentifier: "primary",
  engine: "aurora-mysql",
  masterUsername: "master",
  manageMasterUserPassword: true,
  skipFinalSnapshot: true,
  backupRetentionPeriod: 7,
};
const cluster: Thing = [CLUSTER, "cluster", aurora];
const behind = { loadBalancers: [{ targetGroupArn: "@targets", containerName: "web", containerPort: 80 }] };

export const serviceCases: readonly Case[] = [
  {
    refuses: "memory that Fargate has not beside the cpu",
    ask: [TASK, "x", { ...task, memory: "4096" }],
    but: { memory: "2048" },
    error: "ClientException",
  },
  {
    refuses: "cpu that Fargate has not",
    ask: [TASK, "x", { ...task, cpu: "300" }],
    but: { cpu: "256" },
    error: "ClientException",
  },
  {
    refuses: "Fargate without its network",
    ask: [TASK, "x", { ...task, networkMode: "bridge" }],
    but: { networkMode: "awsvpc" },
    error: "ClientException",
  },
  {
    refuses: "containers that are no JSON",
    ask: [TASK, "x", { ...task, containerDefinitions: "[{" }],
    but: { containerDefinitions: containers() },
    error: "ClientException",
  },
  {
    refuses: "privilege on Fargate",
    ask: [TASK, "x", { ...task, containerDefinitions: containers({ privileged: true }) }],
    but: { containerDefinitions: containers() },
    error: "ClientException",
  },
  {
    refuses: "a volume that the task has not",
    ask: [
      TASK,
      "x",
      { ...task, containerDefinitions: containers({ mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp" }] }) },
    ],
    but: { volumes: [{ name: "tmp" }] },
    error: "ClientException",
  },
  {
    refuses: "a container that waits for none",
    ask: [
      TASK,
      "x",
      { ...task, containerDefinitions: containers({ dependsOn: [{ containerName: "router", condition: "START" }] }) },
    ],
    but: { containerDefinitions: containers() },
    error: "ClientException",
  },
  {
    refuses: "a stop that takes too long",
    ask: [TASK, "x", { ...task, containerDefinitions: containers({ stopTimeout: 121 }) }],
    but: { containerDefinitions: containers({ stopTimeout: 120 }) },
    error: "ClientException",
  },
  {
    refuses: "secrets without an execution role",
    given: [role],
    ask: [TASK, "x", { ...task, containerDefinitions: containers({ secrets: [{ name: "A", valueFrom: "b" }] }) }],
    but: { executionRoleArn: "arn:aws:iam::111122223333:role/role" },
    error: "ClientException",
  },
  {
    refuses: "a role that is not there",
    given: [role],
    ask: [TASK, "x", { ...task, taskRoleArn: "arn:aws:iam::111122223333:role/other" }],
    but: { taskRoleArn: "arn:aws:iam::111122223333:role/role" },
    error: "ClientException",
  },
  {
    refuses: "too much ephemeral storage",
    ask: [TASK, "x", { ...task, ephemeralStorage: { sizeInGib: 201 } }],
    but: { ephemeralStorage: { sizeInGib: 200 } },
    error: "ClientException",
  },

  {
    refuses: "a circuit breaker beside CodeDeploy",
    given: serving,
    ask: [
      SERVICE,
      "x",
      {
        ...service,
        deploymentController: { type: "CODE_DEPLOY" },
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
    ],
    but: { deploymentController: { type: "ECS" } },
    error: "InvalidParameterException",
  },
  {
    refuses: "a launch type beside a strategy",
    given: serving,
    ask: [
      SERVICE,
      "x",
      { ...service, launchType: "FARGATE", capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }] },
    ],
    but: { launchType: undefined },
    error: "InvalidParameterException",
  },
  {
    refuses: "a service in no cluster",
    given: serving,
    ask: [SERVICE, "x", { ...service, cluster: "other" }],
    but: { cluster: "@main" },
    error: "ClusterNotFoundException",
  },
  {
    refuses: "a service's name twice",
    given: running,
    ask: [SERVICE, "x", service],
    but: { name: "api" },
    error: "InvalidParameterException",
  },
  {
    refuses: "a port that no container maps",
    given: serving,
    ask: [
      SERVICE,
      "x",
      { ...service, loadBalancers: [{ targetGroupArn: "@targets", containerName: "web", containerPort: 81 }] },
    ],
    but: behind,
    error: "InvalidParameterException",
  },
  {
    refuses: "a target group that no listener sends to",
    given: [
      ...serving,
      [
        "aws:lb/targetGroup:TargetGroup",
        "idle",
        { name: "idle", port: 80, protocol: "HTTP", targetType: "ip", vpcId: "@vpc" },
      ],
    ],
    ask: [
      SERVICE,
      "x",
      { ...service, loadBalancers: [{ targetGroupArn: "@idle", containerName: "web", containerPort: 80 }] },
    ],
    but: behind,
    error: "InvalidParameterException",
  },
  {
    refuses: "a shell into a task without a role",
    given: serving,
    ask: [SERVICE, "x", { ...service, enableExecuteCommand: true }],
    but: { enableExecuteCommand: false },
    error: "InvalidParameterException",
  },
  {
    refuses: "a grace without a load balancer",
    given: serving,
    ask: [SERVICE, "x", { ...service, healthCheckGracePeriodSeconds: 60 }],
    but: behind,
    error: "InvalidParameterException",
  },

  {
    refuses: "a repository in capitals",
    ask: [REPOSITORY, "x", { name: "Web" }],
    but: { name: "web" },
    error: "InvalidParameterException",
  },
  {
    refuses: "a lifecycle whose catch-all is not last",
    given: [[REPOSITORY, "images", { name: "images" }]],
    ask: [
      "aws:ecr/lifecyclePolicy:LifecyclePolicy",
      "x",
      {
        repository: "@images",
        policy: JSON.stringify({
          rules: [
            { rulePriority: 1, selection: { tagStatus: "any" } },
            { rulePriority: 2, selection: { tagStatus: "untagged" } },
          ],
        }),
      },
    ],
    but: { policy: JSON.stringify({ rules: [{ rulePriority: 1, selection: { tagStatus: "any" } }] }) },
    error: "InvalidParameterException",
  },

  {
    refuses: "scaling of a service that is not there",
    given: running,
    ask: [TARGET, "x", { ...scaled, resourceId: "service/main/api", minCapacity: 1, maxCapacity: 2 }],
    but: { resourceId: "service/main/web" },
    error: "ValidationException",
  },
  {
    refuses: "scaling upside down",
    given: running,
    ask: [TARGET, "x", { ...scaled, minCapacity: 3, maxCapacity: 2 }],
    but: { maxCapacity: 3 },
    error: "ValidationException",
  },
  {
    refuses: "a schedule of what is not scaled",
    given: running,
    ask: [ACTION, "x", action],
    but: {},
    error: "ObjectNotFoundException",
  },
  {
    refuses: "a schedule with both days",
    given: [...running, target],
    ask: [ACTION, "x", { ...action, schedule: "cron(0 1 * * * *)" }],
    but: { schedule: "cron(0 1 * * ? *)" },
    error: "ValidationException",
  },
  {
    refuses: "cron with five fields",
    given: [...running, target],
    ask: [ACTION, "x", { ...action, schedule: "cron(0 1 * * ?)" }],
    but: { schedule: "cron(0 1 * * ? *)" },
    error: "ValidationException",
  },

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
