import type { Rule } from "../../rule";
import { agree } from "../../views/named";
import type { View } from "../../kernel/graph";

/** What a run needs another person's approval for: production, and the environments of the platform's own repository, which reach every account. */
const approved = /^(production|preview|ring-\d+)$/;

/** The reference that the run of a pull request has since December 2025 (GitHub's changelog of 2025-11-07). */
const PULL_REQUESTS = "refs/pull/*/merge";

/**
 * The row speaks of production; extended to the environments that the platform's own roles trust. A named branch is asked for beside "protected branches": GitHub counts classic protection only, and admits every branch where there is none.
 */
export const rule: Rule = {
  id: "github-production-environment-gated",
  title: "What reaches production or every account is approved by another person, and comes from the default branch.",
  why: "It is the last look at what goes out.",
  fix: "Set reviewers, preventSelfReview: true, canAdminsBypass: false, and a deployment policy for the default branch; for previews of pull requests refs/pull/*/merge.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["github:index/repositoryEnvironment:RepositoryEnvironment"],
  check: (environment, check) => {
    const { plan, defaultBranch } = check.registry.github;
    // Reviewers on environments of private repositories are a feature of the largest plan; elsewhere the gate stands in the pipeline.
    const name = environment.text("environment") ?? "";
    if (plan === "enterprise" && approved.test(name)) {
      check.expect(
        () =>
          environment
            .list("reviewers")
            .some((reviewers) => reviewers.list("teams").length + reviewers.list("users").length > 0),
        "nobody approves",
        { part: "reviewers" },
      );
      check.expect(() => environment.flag("preventSelfReview") === true, "people approve their own", {
        part: "self-review",
      });
      check.expect(() => environment.flag("canAdminsBypass") === false, "administrators pass by", { part: "bypass" });
    }
    if (plan === "free") return;
    check.expect(
      () =>
        environment.flag("deploymentBranchPolicy.protectedBranches") === true ||
        (environment.flag("deploymentBranchPolicy.customBranchPolicies") === true &&
          onlyFrom(environment, name === "preview" ? PULL_REQUESTS : defaultBranch)),
      "any branch may be deployed",
      { part: "branch" },
    );
  },
};

/** Whether the policies for the environment name the branch and no other. */
function onlyFrom(environment: View, branch: string): boolean {
  const policies = environment.graph
    .ofType("github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy")
    .filter((policy) => belongs(policy, environment));
  return policies.length > 0 && policies.every((policy) => policy.text("branchPattern") === branch);
}

/** By where the environment's name came from; by the two names, where both are written out. */
function belongs(policy: View, environment: View): boolean {
  const sources = policy.sourcesOf("environment");
  if (sources.length > 0) return sources.includes(environment);
  return agree(policy, environment, "environment") && agree(policy, environment, "repository");
}
