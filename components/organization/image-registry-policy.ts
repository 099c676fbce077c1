import { type OrganizationScope, principalsOf } from "../organization-scope";
import type { Statement } from "../policy-document";

/** Lets every account in a unit of the organization pull, from the day that it is made; nobody pushes but the registry's own account. */
export function pullStatements(organization: OrganizationScope): Statement[] {
  return [
    {
      sid: "Pull",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      principals: "*",
      conditions: principalsOf(organization),
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
