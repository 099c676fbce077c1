import type { RoleClass } from "../role-class";

/** By which a repository of a product deploys its own services into one environment, and touches those of no other. */
export const deploy: RoleClass = {
  name: "deploy",
  component: "platform:source:DeployRole",
  ends: "-deploy-role",
  takers: [{ kind: "workflow", repository: "{repository}", run: "environment:{environment}" }],
  rights: [
    { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:DescribeImages",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      resources: ["arn:aws:ecr:{home}:{account}:repository/{product}/{service}"],
    },
    { actions: ["ecs:DescribeTaskDefinition"], resources: ["*"] },
    {
      actions: ["ecs:RegisterTaskDefinition"],
      resources: ["arn:aws:ecs:{home}:{account}:task-definition/{product}-{environment}-services-{service}:*"],
    },
    {
      actions: ["ecs:RunTask"],
      resources: ["arn:aws:ecs:{home}:{account}:task-definition/{product}-{environment}-services-{service}:*"],
      conditions: { "ecs:cluster": ["arn:aws:ecs:{home}:{account}:cluster/{product}-{environment}-services-*"] },
    },
    {
      actions: ["ecs:TagResource"],
      resources: [
        "arn:aws:ecs:{home}:{account}:task-definition/{product}-{environment}-services-{service}:*",
        "arn:aws:ecs:{home}:{account}:task/{product}-{environment}-services-*",
      ],
      conditions: { "ecs:createaction": ["RegisterTaskDefinition", "RunTask"] },
      patterns: true,
    },
    {
      actions: ["ecs:DescribeTasks"],
      resources: ["arn:aws:ecs:{home}:{account}:task/{product}-{environment}-services-*"],
      patterns: true,
    },
    {
      actions: ["ecs:StopTask"],
      resources: ["arn:aws:ecs:{home}:{account}:task/{product}-{environment}-services-*"],
      conditions: { "aws:resourcetag/service": ["{service}"] },
      patterns: true,
    },
    {
      actions: [
        "ecs:DescribeServiceDeployments",
        "ecs:DescribeServiceRevisions",
        "ecs:DescribeServices",
        "ecs:ListServiceDeployments",
        "ecs:UpdateService",
      ],
      resources: [
        "arn:aws:ecs:{home}:{account}:service/{product}-{environment}-services-*/{product}-{environment}-services-{service}",
      ],
    },
    {
      actions: ["ecs:DescribeServiceDeployments", "ecs:DescribeServiceRevisions"],
      resources: [
        "arn:aws:ecs:{home}:{account}:service-*/{product}-{environment}-services-*/{product}-{environment}-services-{service}/*",
      ],
      patterns: true,
    },
    {
      actions: ["iam:PassRole"],
      resources: [
        "arn:aws:iam::{account}:role/{product}-{environment}-{service}-execution",
        "arn:aws:iam::{account}:role/{product}-{environment}-{service}-task",
      ],
      conditions: { "iam:passedtoservice": ["ecs-tasks.amazonaws.com"] },
    },
  ],
};
