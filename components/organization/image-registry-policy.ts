import { arn } from "../arn";
import type { Statement } from "../policy-document";

/** Lets the organization's product accounts pull; nobody pushes but the registry's own account. */
export function pullStatements(organizationId: string, accounts: readonly string[]): Statement[] {
  return [
    {
      sid: "Pull",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      principals: { AWS: accounts.map(arn.root) },
      conditions: { StringEquals: { "aws:PrincipalOrgID": organizationId } },
    },
  ];
}

/** Keeps every tagged image, since a running service may name it by its digest, and drops what lost its tag. */
export function imageLifecycle(): string {
  return JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: "Untagged images end after 14 days",
        selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 },
        action: { type: "expire" },
      },
    ],
  });
}
