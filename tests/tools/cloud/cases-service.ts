import { containers, role, running, SERVICE, service, serving, TASK, task } from "./given";
import type { Case } from "./things";

const behind = { loadBalancers: [{ targetGroupArn: "@targets", containerName: "web", containerPort: 80 }] };

export const serviceCases: readonly Case[] = [
  {
    refuses: "a service without a task definition",
    given: serving,
    ask: [SERVICE, "x", { ...service, taskDefinition: undefined }],
    but: { deploymentController: { type: "EXTERNAL" } },
    error: "InvalidParameterException",
  },
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
];
