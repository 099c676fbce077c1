import type { Rule } from "../../rule";
import { type LifecycleRule, lifecyclesOf, ruleOfPrefix } from "../../views/lifecycles";

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
      () => lifecyclesOf(repository).some((rules) => rules.some(expiresUntagged)),
      "no rule expires its untagged images",
    );
    if (check.product === undefined) return;
    check.expect(
      () =>
        lifecyclesOf(repository).every(
          (rules) => rules[0] !== undefined && ruleOfPrefix(rules, "production-") === rules[0],
        ),
      "what another environment pushes may expire an image that production runs",
      { part: "production" },
    );
  },
};

function expiresUntagged({ selection, action }: LifecycleRule): boolean {
  return /^(untagged|any)$/.test(selection?.tagStatus ?? "") && action?.type === "expire";
}
