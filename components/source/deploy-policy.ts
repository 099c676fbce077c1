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
  /** Family of the task definition. */
  readonly taskFamily: string;
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

/** What it takes to put a new image into exactly these services, and nothing else. */
export function deployStatements(scope: Scope, targets: readonly DeployTarget[]): Statement[] {
  const of = (each: (target: DeployTarget) => string[]): string[] => [...new Set(targets.flatMap(each))];
  return [
    // AWS takes no ARN for the login.
    { sid: "LogInToRegistry", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      sid: "PushImages",
      actions: pushActions,
      resources: of((target) => [arn.imageRepository(scope, target.imageRepository)]),
    },
    {
      // Nor for a revision that does not exist yet; which roles it may name is held by PassRoles.
      sid: "RegisterRevisions",
      actions: ["ecs:DescribeTaskDefinition", "ecs:RegisterTaskDefinition"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": scope.region } },
    },
    {
      sid: "TagRevisions",
      actions: ["ecs:TagResource"],
      resources: of((target) => [arn.taskDefinition(scope, target.taskFamily)]),
      conditions: { StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } },
    },
    {
      sid: "UpdateServices",
      actions: ["ecs:DescribeServices", "ecs:UpdateService"],
      resources: of((target) => [arn.service(scope, target.clusterName, target.serviceName)]),
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
