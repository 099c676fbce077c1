import type { Rule } from "../../rule";
import { parseJson } from "../../kernel/documents";

/**
 * Beyond the row: a product's repository is shared by its environments, and an image that a rule counts is not expired by a later one ("How
 * lifecycle policies work", ECR guide). So the first rule counts production's images by themselves.
 */
export const rule: Rule = {
  id: "ecr-lifecycle-policy",
  title:
    "A repository expires images that have lost their tag, and none that production runs because another environment pushes.",
  why: "An old image that is still there can still be run; one that production runs and the registry has dropped can be pulled no more.",
  fix: "Add a LifecyclePolicy with a rule that expires untagged images, and before all others one that counts the tags of production alone.",
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
    if (check.product === undefined) return;
    check.expect(
      () =>
        check.graph
          .satellites(repository, "aws:ecr/lifecyclePolicy:LifecyclePolicy", "repository")
          .every((policy) => countsProductionFirst(policy.get("policy"))),
      "what another environment pushes may expire an image that production runs",
      { part: "production" },
    );
  },
};

interface LifecycleRule {
  readonly rulePriority?: number;
  readonly selection?: {
    readonly tagStatus?: string;
    readonly tagPrefixList?: readonly string[];
    readonly countType?: string;
  };
  readonly action?: { readonly type?: string };
}

function expiresUntagged(policy: unknown): boolean {
  return rulesOf(policy).some(
    (rule) => /^(untagged|any)$/.test(rule.selection?.tagStatus ?? "") && rule.action?.type === "expire",
  );
}

function countsProductionFirst(policy: unknown): boolean {
  const [first] = [...rulesOf(policy)].sort((a, b) => (a.rulePriority ?? 0) - (b.rulePriority ?? 0));
  const { tagStatus, tagPrefixList = [], countType } = first?.selection ?? {};
  const [prefix, ...others] = tagPrefixList;
  return (
    tagStatus === "tagged" && prefix === "production-" && others.length === 0 && countType === "imageCountMoreThan"
  );
}

function rulesOf(policy: unknown): readonly LifecycleRule[] {
  const document = (typeof policy === "string" ? parseJson(policy) : policy) as { rules?: unknown } | undefined;
  return Array.isArray(document?.rules) ? (document.rules as LifecycleRule[]) : [];
}
