import type { Request } from "../iam/request";
import { readTable } from "../reads/table";
import type { Registry } from "../registry";
import { READS } from "./figures";

/**
 * What the proofs of a product's stack ask of its roles, by the role that needs it: no guardrail may take it. `npm test` holds the list to what is
 * asked (tests/products/guardrails.spec.ts).
 */
export const needs: Readonly<Record<string, readonly string[]>> = {
  execution: [
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:GetAuthorizationToken",
    "ecr:GetDownloadUrlForLayer",
    "kms:Decrypt",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "secretsmanager:GetSecretValue",
    "ssm:GetParameters",
  ],
  task: [
    "events:PutEvents",
    "kms:Decrypt",
    "kms:GenerateDataKey",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "rds-db:connect",
    "s3:PutObject",
    "secretsmanager:GetSecretValue",
    "ses:SendEmail",
    "ses:SendRawEmail",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
  users: [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
    "kms:Decrypt",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "secretsmanager:GetSecretValue",
  ],
  datadog: READS,
  deploy: [
    "ecr:BatchCheckLayerAvailability",
    "ecr:CompleteLayerUpload",
    "ecr:GetAuthorizationToken",
    "ecr:InitiateLayerUpload",
    "ecr:PutImage",
    "ecr:UploadLayerPart",
    "ecs:DescribeServiceDeployments",
    "ecs:DescribeServiceRevisions",
    "ecs:DescribeServices",
    "ecs:DescribeTaskDefinition",
    "ecs:DescribeTasks",
    "ecs:ListServiceDeployments",
    "ecs:RegisterTaskDefinition",
    "ecs:RunTask",
    "ecs:TagResource",
    "ecs:UpdateService",
    "iam:PassRole",
  ],
};

/** The calls by which a product's roles do their work, and those by which a preview reads what there is; each about anything. */
export function needsOf(product: string, account: string, { regions, roles }: Registry): readonly Request[] {
  const reads = Object.values(readTable).flatMap(({ calls }) => calls.map(({ action }) => action));
  const byRole = [
    ...Object.entries(needs).map(([role, actions]) => [`${product}-production-any-${role}`, actions] as const),
    [roles.preview, [...new Set(reads)]] as const,
  ];
  return byRole.flatMap(([role, actions]) => {
    const caller = { kind: "identity", arn: `arn:aws:iam::${account}:role/${role}` } as const;
    return actions.map((action) => {
      const service = action.slice(0, action.indexOf(":"));
      // What has no region of its own answers in us-east-1.
      const region = service === "iam" ? regions.global : regions.home;
      const resource = service === "s3" ? "arn:aws:s3:::any/any" : `arn:aws:${service}:${region}:${account}:any`;
      return { caller, action, resource, resourceAccount: account, region };
    });
  });
}
