import type { Rule } from "../../rule";
import { defaultBranchRules, isAtRest, REPOSITORY } from "../../views/branches";

/**
 * Asked about the repository with all that protects its default branch, for rulesets add up: one may ask for reviews and another for checks.
 */
export const rule: Rule = {
  id: "github-branch-reviews",
  title: "A change of the default branch is approved by another person, and by its owners.",
  why: "One stolen account would be enough to deploy.",
  fix: "Set requiredApprovingReviewCount 1 (2 for repositories of infrastructure), dismissStaleReviewsOnPush, requireCodeOwnerReview and requireLastPushApproval.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_GIT_5"],
  types: [REPOSITORY],
  check: (repository, check) => {
    if (isAtRest(repository, check.registry)) return;
    const { defaultBranch, infrastructureRepositories } = check.registry.github;
    const rules = () => defaultBranchRules(repository, defaultBranch);
    check.expect(
      () => {
        const least = infrastructureRepositories.includes(repository.text("name") ?? "") ? 2 : 1;
        return rules().some((rule) => rule.approvals() >= least);
      },
      "it asks for too few approvals",
      { part: "approvals" },
    );
    check.expect(() => rules().some((rule) => rule.dismissesStale()), "an approval outlives what it was for", {
      part: "stale",
    });
    check.expect(() => rules().some((rule) => rule.asksOwners()), "its owners are not asked", { part: "owners" });
    check.expect(() => rules().some((rule) => rule.asksAfterLastPush()), "whoever pushed last may approve it", {
      part: "last-push",
    });
  },
};
