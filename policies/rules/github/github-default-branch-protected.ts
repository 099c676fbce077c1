import type { Rule } from "../../rule";
import { defaultBranchRules, isAtRest, REPOSITORY } from "../../views/branches";

export const rule: Rule = {
  id: "github-default-branch-protected",
  title: "The default branch of a repository is protected.",
  why: "What is on it is deployed.",
  fix: 'Make a RepositoryRuleset with enforcement "active" for ~DEFAULT_BRANCH.',
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_GIT_1"],
  types: [REPOSITORY],
  check: (repository, check) => {
    if (isAtRest(repository, check.registry)) return;
    check.expect(
      () => defaultBranchRules(repository, check.registry.github.defaultBranch).length > 0,
      "nothing protects its default branch",
    );
  },
};
