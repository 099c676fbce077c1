import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";
import { githubClaim, githubTrusts, partsOfSubject } from "../../views/trusts";

/**
 * Extended to roles outside of the environments: the platform's own deploy roles reach production through other accounts.
 */
export const rule: Rule = {
  id: "iam-trust-oidc-production-branch",
  title: "What deploys to production runs for the environment production or the default branch, and nothing else.",
  why: "Any branch that somebody pushes would deploy.",
  fix: "Set StringEquals sub to repo:<organization>/<repository>:environment:production, or ref:refs/heads/<default branch>.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [ROLE],
  check: (role, check) => {
    const { environment } = role;
    if (environment !== undefined && environment !== "production" && environment !== "account") return;
    const branch = `ref:refs/heads/${check.registry.github.defaultBranch}`;
    const admitted = (run: string | undefined): boolean => {
      if (run === branch) return true;
      // Outside of the environments: one that is named, and pull requests, which `iam-trust-oidc-pinned` keeps to roles that read.
      return environment === "production"
        ? run === "environment:production"
        : /^(environment:[\w-]+|pull_request)$/.test(run ?? "");
    };
    for (const trust of githubTrusts(role)) {
      const subjects = githubClaim(trust, "sub");
      check.expect(
        () =>
          subjects.length > 0 &&
          subjects.every(
            // A pattern may leave the repository's number open, which `iam-trust-oidc-pinned` holds; what runs is compared letter by letter.
            ({ operator, value }) => /String(Equals|Like)$/.test(operator) && admitted(partsOfSubject(value)?.run),
          ),
        "a run of another environment or branch may take it",
      );
    }
  },
};
