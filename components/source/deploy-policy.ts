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

const watching = ["ecs:DescribeServiceDeployments", "ecs:DescribeServiceRevisions"];

/**
 * What it takes to put a new image into exactly these services, and nothing else. Which actions take which ARN: Service Authorization
 * Reference, list_amazonelasticcontainerservice.
 */
export function deployStatements(scope: Scope, targets: readonly DeployTarget[]): Statement[] {
  const of = (each: (target: DeployTarget) => string[]): string[] => [...new Set(targets.flatMap(each))];
  const families = of((target) => [arn.taskDefinition(scope, target.taskFamily)]);
  const clusters = of((target) => [arn.cluster(scope, target.clusterName)]);
  const inClusters = (kind: string): string[] =>
    of((target) => [arn.of(scope, "ecs", `${kind}/${target.clusterName}/*`)]);
  return [
    // AWS takes no ARN for the login.
    { sid: "LogInToRegistry", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      sid: "PushImages",
      actions: pushActions,
      resources: of((target) => [arn.imageRepository(scope, target.imageRepository)]),
    },
    {
      // Nor for the question which revision is the newest.
      sid: "ReadRevisions",
      actions: ["ecs:DescribeTaskDefinition"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": scope.region } },
    },
    {
      // A migration runs the new revision once, with another command, before the service is updated.
      sid: "RegisterAndRunRevisions",
      actions: ["ecs:RegisterTaskDefinition", "ecs:RunTask"],
      resources: families,
      conditions: { ArnEqualsIfExists: { "ecs:cluster": clusters } },
    },
    {
      sid: "TagRevisions",
      actions: ["ecs:TagResource"],
      resources: families,
      conditions: { StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } },
    },
    {
      sid: "WatchRuns",
      actions: ["ecs:DescribeTasks", "ecs:StopTask"],
      resources: inClusters("task"),
    },
    {
      sid: "UpdateServices",
      actions: [...watching, "ecs:DescribeServices", "ecs:ListServiceDeployments", "ecs:UpdateService"],
      resources: of((target) => [arn.service(scope, target.clusterName, target.serviceName)]),
    },
    {
      // A service whose breaker rolled back looks steady: only its deployments tell which revision was asked for, and what became of it.
      sid: "WatchDeployments",
      actions: watching,
      resources: [...inClusters("service-deployment"), ...inClusters("service-revision")],
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
