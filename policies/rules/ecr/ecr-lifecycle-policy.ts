import type { Rule } from "../../rule";
import { parseJson } from "../../kernel/documents";

export const rule: Rule = {
  id: "ecr-lifecycle-policy",
  title: "A repository expires images that have lost their tag.",
  why: "Old images cost money, and an old image that is still there is one that can still be run.",
  fix: "Add a LifecyclePolicy with a rule that expires untagged images.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["ECR.3", "190-4.2.2"],
  types: ["aws:ecr/repository:Repository"],
  check: (repository, check) => {
    check.expect(
      () =>
        check.graph
          .satellites(repository, "aws:ecr/lifecyclePolicy:LifecyclePolicy", "repository")
          .some((policy) => expiresUntagged(policy.get("policy"))),
      "no rule expires its untagged images",
    );
  },
};

interface LifecycleRule {
  readonly selection?: { readonly tagStatus?: string };
  readonly action?: { readonly type?: string };
}

function expiresUntagged(policy: unknown): boolean {
  const document = (typeof policy === "string" ? parseJson(policy) : policy) as { rules?: unknown } | undefined;
  const rules = Array.isArray(document?.rules) ? (document.rules as LifecycleRule[]) : [];
  return rules.some(
    (rule) => /^(untagged|any)$/.test(rule.selection?.tagStatus ?? "") && rule.action?.type === "expire",
  );
}
