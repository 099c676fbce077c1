import type { Rule } from "../../rule";
import type { View } from "../../kernel/graph";

/**
 * A named branch is asked for beside "protected branches": GitHub counts classic protection only, and admits every branch where there is none.
 */
export const rule: Rule = {
  id: "github-production-environment-gated",
  title: "A deployment to production is approved by another person, and comes from the default branch.",
  why: "It is the last look at what goes out.",
  fix: "Set reviewers, preventSelfReview: true, canAdminsBypass: false, and a deployment policy for the default branch.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["github:index/repositoryEnvironment:RepositoryEnvironment"],
  check: (environment, check) => {
    const { plan, defaultBranch } = check.registry.github;
    // Reviewers on environments of private repositories are a feature of the largest plan; elsewhere the gate stands in the pipeline.
    if (plan === "enterprise" && environment.text("environment") === "production") {
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
          onlyFrom(environment, defaultBranch)),
      "any branch may be deployed",
      { part: "branch" },
    );
  },
};

/** Whether the policies for the environment name the default branch and no other. */
function onlyFrom(environment: View, defaultBranch: string): boolean {
  const policies = environment.graph
    .ofType("github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy")
    .filter((policy) => belongs(policy, environment));
  return policies.length > 0 && policies.every((policy) => policy.text("branchPattern") === defaultBranch);
}

/** By where the environment's name came from; by the two names, where both are written out. */
function belongs(policy: View, environment: View): boolean {
  const sources = policy.sourcesOf("environment");
  if (sources.length > 0) return sources.includes(environment);
  return (
    policy.raw("environment") === environment.raw("environment") &&
    (policy.sourcesOf("repository").some((one) => environment.sourcesOf("repository").includes(one)) ||
      policy.raw("repository") === environment.raw("repository"))
  );
}
