import * as github from "@pulumi/github";
import * as pulumi from "@pulumi/pulumi";

export interface GateArgs {
  readonly repository: pulumi.Input<string>;
  /** The environment's name on GitHub: `ring-0`. */
  readonly environment: string;
  /** What may run there: the name of a branch, or `refs/pull/*\/merge` for pull requests, whose runs count by that reference since December 2025. */
  readonly branch: string;
  /** Numeric ids of the teams that approve, 1 to 6, with access to the repository. Empty where the GitHub plan has no reviewers. */
  readonly reviewerTeamIds: readonly number[];
  /** What workflows read there: name → value. */
  readonly variables: Readonly<Record<string, string>>;
  /** What gives the reviewers access to the repository: GitHub leaves out, and does not say so, a reviewer without. */
  readonly after: pulumi.Resource;
}

/** An environment on GitHub that a role trusts: another person approves each run, and only what runs from one place is asked about. */
export class Gate extends pulumi.ComponentResource {
  constructor(name: string, args: GateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:source:Gate", name, {}, opts);
    const child = { parent: this };
    const { repository, reviewerTeamIds } = args;
    const { environment } = new github.RepositoryEnvironment(
      `${name}-environment`,
      {
        repository,
        environment: args.environment,
        canAdminsBypass: false,
        preventSelfReview: true,
        ...(reviewerTeamIds.length === 0 ? {} : { reviewers: [{ teams: [...reviewerTeamIds] }] }),
        deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
      },
      { parent: this, dependsOn: args.after },
    );
    new github.RepositoryEnvironmentDeploymentPolicy(
      `${name}-branch`,
      { repository, environment, branchPattern: args.branch },
      child,
    );
    for (const [variableName, value] of Object.entries(args.variables)) {
      new github.ActionsEnvironmentVariable(
        `${name}-${variableName.toLowerCase().replaceAll("_", "-")}`,
        { repository, environment, variableName, value },
        child,
      );
    }
    this.registerOutputs();
  }
}
