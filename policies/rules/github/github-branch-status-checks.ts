import type { Rule } from "../../rule";
import { defaultBranchRules, isAtRest, REPOSITORY } from "../../views/branches";

export const rule: Rule = {
  id: "github-branch-status-checks",
  title: "A change of the default branch has passed its checks, on top of what is there.",
  why: "What was not tested together breaks together.",
  fix: "Require status checks and set the strict policy and the integrationId of the app that reports them; for repositories of infrastructure the preview, the policies and the tests.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [REPOSITORY],
  check: (repository, check) => {
    if (isAtRest(repository, check.registry)) return;
    const { defaultBranch, infrastructureRepositories } = check.registry.github;
    const rules = () => defaultBranchRules(repository, defaultBranch);
    check.expect(
      () => rules().some((rule) => rule.checks().length > 0 && rule.isStrict()),
      "it asks for no checks, or not strictly",
    );
    check.expect(
      () => {
        if (!infrastructureRepositories.includes(repository.text("name") ?? "")) return true;
        const checks = rules().flatMap((rule) => rule.checks());
        return [/preview/i, /polic/i, /test/i].every((kind) => checks.some((name) => kind.test(name)));
      },
      "it does not ask for the preview, the policies and the tests",
      { part: "kinds" },
    );
    check.expect(
      () => rules().every((rule) => rule.checks().length === 0 || rule.namesReporters()),
      "anybody may report a check as passed",
      { part: "reporter" },
    );
  },
};
