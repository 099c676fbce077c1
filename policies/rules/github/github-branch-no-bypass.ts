import type { Rule } from "../../rule";
import { defaultBranchRules, isAtRest, REPOSITORY } from "../../views/branches";

/**
 * Signed commits are left out of the row: GitHub signs what it merges, and nothing else reaches the branch.
 */
export const rule: Rule = {
  id: "github-branch-no-bypass",
  title: "Nobody passes by the protection of a default branch, overwrites it or deletes it.",
  why: "The exception is what an attacker looks for.",
  fix: "Leave bypassActors empty, set deletion and nonFastForward; of classic protection enforceAdmins: true.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_GIT_6", "GIT-0004"],
  types: [REPOSITORY],
  check: (repository, check) => {
    if (isAtRest(repository, check.registry)) return;
    const rules = () => defaultBranchRules(repository, check.registry.github.defaultBranch);
    check.expect(() => rules().every((rule) => !rule.hasBypass()), "somebody passes by it", { part: "bypass" });
    check.expect(() => rules().some((rule) => rule.keepsHistory()), "its history can be overwritten or deleted", {
      part: "history",
    });
  },
};
