import { arn } from "../arn";
import type { Statement } from "../policy-document";
import type { Scope } from "../scope";

/** A service that a repository deploys, by its chosen names. */
export interface DeployTarget {
  /** The service's name in the definition: `web`. */
  readonly service: string;
  readonly clusterName: string;
  /** Name of the ECS service. */
  readonly serviceName: string;
  /** Family of the task definitions that the tool registers; the newest revision is its pattern. */
  readonly taskFamily: string;
  /** What its tasks run on; a task that is run once takes the same. */
  readonly capacityProvider: "FARGATE" | "FARGATE_SPOT";
  readonly executionRoleName: string;
  readonly taskRoleName: string;
  /** Name of the ECR repository. */
  readonly imageRepository: string;
}

const pushActions = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:CompleteLayerUpload",
  "ecr:DescribeImages",
  "ecr:GetDownloadUrlForLayer",
  "ecr:InitiateLayerUpload",
  "ecr:PutImage",
  "ecr:UploadLayerPart",
];

/**
 * What it takes to put a new image into exactly these services, and nothing else: push it, register a revision of the service's family, run it once
 * beside the service where something must happen before traffic moves (a migration), point the service to it, and watch until that very revision
 * runs. A service that was taken back is steady too: only its deployments tell the two apart (aws-actions/amazon-ecs-deploy-task-definition #191).
 * Which resources each action takes: Service Authorization Reference, "Amazon Elastic Container Service".
 */
export function deployStatements(scope: Scope, targets: readonly DeployTarget[]): Statement[] {
  const of = (each: (target: DeployTarget) => string | string[]): string[] => [...new Set(targets.flatMap(each))];
  const families = of(({ taskFamily }) => arn.taskDefinition(scope, taskFamily));
  const services = of(({ clusterName, serviceName }) => arn.service(scope, clusterName, serviceName));
  const tasks = of(({ clusterName }) => arn.tasks(scope, clusterName));
  const clusters = of(({ clusterName }) => arn.cluster(scope, clusterName));
  // A task has the tags of its definition, the service among them, when it is run with `propagateTags: TASK_DEFINITION`, or with the tag itself.
  const ownTasks = of(({ service }) => service);
  return [
    // AWS takes no ARN for the login.
    { sid: "LogInToRegistry", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      sid: "PushImages",
      actions: pushActions,
      resources: of((target) => arn.imageRepository(scope, target.imageRepository)),
    },
    {
      // Nor for the reading of a task definition, whose secrets are names.
      sid: "ReadRevisions",
      actions: ["ecs:DescribeTaskDefinition"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": scope.region } },
    },
    { sid: "RegisterRevisions", actions: ["ecs:RegisterTaskDefinition"], resources: families },
    {
      sid: "TagRevisions",
      actions: ["ecs:TagResource"],
      resources: families,
      conditions: { StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } },
    },
    {
      sid: "RunOnce",
      actions: ["ecs:RunTask"],
      resources: families,
      conditions: { ArnEquals: { "ecs:cluster": clusters } },
    },
    {
      sid: "TagTasks",
      actions: ["ecs:TagResource"],
      resources: tasks,
      conditions: { StringEquals: { "ecs:CreateAction": "RunTask" } },
    },
    { sid: "WatchTasks", actions: ["ecs:DescribeTasks"], resources: tasks },
    {
      sid: "StopOwnTasks",
      actions: ["ecs:StopTask"],
      resources: tasks,
      // A task's ARN tells its cluster, and not its family.
      conditions: { StringEquals: { "aws:ResourceTag/service": ownTasks } },
    },
    {
      sid: "UpdateServices",
      actions: ["ecs:DescribeServices", "ecs:ListServiceDeployments", "ecs:UpdateService"],
      resources: services,
    },
    {
      sid: "WatchDeployments",
      actions: ["ecs:DescribeServiceDeployments", "ecs:DescribeServiceRevisions"],
      resources: of(({ clusterName, serviceName }) => [
        arn.service(scope, clusterName, serviceName),
        arn.serviceDeployments(scope, clusterName, serviceName),
        arn.serviceRevisions(scope, clusterName, serviceName),
      ]),
    },
    {
      sid: "PassRoles",
      actions: ["iam:PassRole"],
      resources: of((target) => [
        arn.role(scope.account, target.executionRoleName),
        arn.role(scope.account, target.taskRoleName),
      ]),
      conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
  ];
}
