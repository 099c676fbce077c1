import * as github from "@pulumi/github";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { branchRules } from "./branch-rules";
import type { RepositoryKind } from "./checks";
import { DeployEnvironment } from "./deploy-environment";
import type { DeployTarget } from "./deploy-policy";
import { codeOwners, dependabot } from "./seed-files";

const DEFAULT_BRANCH = "main";
const SCANNED = { secretScanning: { status: "enabled" }, secretScanningPushProtection: { status: "enabled" } };

export interface RepositoryEnvironmentArgs {
  /** Of the environment. */
  readonly scope: Scope;
  /** ARN of the deploy role, known beforehand. */
  readonly roleArn: string;
  /** Empty where workflows deploy something else than services. */
  readonly targets: readonly DeployTarget[];
  /** Whether a deployment needs another person's approval. @default in production */
  readonly gated?: boolean;
}

export interface RepositoryArgs {
  readonly scope: Scope;
  /** The GitHub organization. */
  readonly organization: string;
  /** The repository's name on GitHub. */
  readonly repository: string;
  /** @default "" */
  readonly description?: string;
  readonly kind: RepositoryKind;
  /** Checks beside those of the kind. */
  readonly checks?: readonly string[];
  /**
   * Whether the organization has GitHub Secret Protection: without it GitHub answers 422 to a private repository that is to be scanned for
   * secrets (terraform-provider-github #2145).
   */
  readonly secretProtection: boolean;
  /** Slug of the platform's team, which also owns the workflows and approves: it may write, or it would be no code owner. */
  readonly platformTeam: string;
  /** Teams beside the owner, by slug, with what they may do. */
  readonly teams?: Readonly<Record<string, "pull" | "triage" | "push" | "maintain">>;
  /** By name; empty for a repository that deploys nothing. */
  readonly environments: Readonly<Record<string, RepositoryEnvironmentArgs>>;
  /** Numeric ids of the teams that approve a gated deployment, each with access to it; empty where the GitHub plan has no reviewers. */
  readonly reviewerTeamIds: readonly number[];
  /**
   * Whether it comes with a first commit: code owners and Dependabot. Otherwise it comes empty, for code that exists already: what is pushed into
   * it must not begin with another commit.
   * @default true
   */
  readonly seeded?: boolean;
  /** Whether the rules of the default branch hold already; they would refuse the first push. @default true */
  readonly ruled?: boolean;
  /** Actions of others that workflows may use, beside GitHub's own: `aws-actions/*`. */
  readonly allowedActions: readonly string[];
}

/** A private repository on GitHub: who may do what, what a change must pass, and where it deploys. */
export class Repository extends pulumi.ComponentResource {
  readonly repositoryName: pulumi.Output<string>;
  /** The number that GitHub gave it. */
  readonly repositoryId: pulumi.Output<number>;

  constructor(name: string, args: RepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:source:Repository", name, {}, opts);
    const child = { parent: this };
    const { scope, seeded = true, ruled = true } = args;

    const repository = new github.Repository(
      `${name}-repository`,
      {
        name: args.repository,
        description: args.description ?? "",
        visibility: "private",
        autoInit: seeded,
        hasIssues: true,
        hasWiki: false,
        hasProjects: false,
        allowMergeCommit: false,
        allowRebaseMerge: false,
        allowSquashMerge: true,
        allowAutoMerge: true,
        allowUpdateBranch: true,
        deleteBranchOnMerge: true,
        archiveOnDestroy: true,
        ...(args.secretProtection ? { securityAndAnalysis: SCANNED } : {}),
        topics: [scope.product, args.kind],
      },
      // Another key would archive its history, and begin with an empty one.
      { ...child, protect: true },
    );
    const at = repository.name;
    const alerts = new github.RepositoryVulnerabilityAlerts(`${name}-alerts`, { repository: at, enabled: true }, child);
    new github.RepositoryDependabotSecurityUpdates(
      `${name}-security-updates`,
      { repository: at, enabled: true },
      { parent: this, dependsOn: alerts },
    );
    new github.ActionsRepositoryPermissions(
      `${name}-actions`,
      {
        repository: at,
        enabled: true,
        allowedActions: "selected",
        allowedActionsConfig: {
          githubOwnedAllowed: true,
          verifiedAllowed: false,
          patternsAlloweds: [...args.allowedActions],
        },
        shaPinningRequired: true,
      },
      child,
    );
    new github.WorkflowRepositoryPermissions(
      `${name}-workflow-token`,
      { repository: at, defaultWorkflowPermissions: "read", canApprovePullRequestReviews: false },
      child,
    );
    const permissions = { ...args.teams, [args.platformTeam]: "push", [scope.owner]: "maintain" };
    const access = Object.entries(permissions).map(([slug, permission]) => {
      return new github.TeamRepository(`${name}-${slug}`, { repository: at, teamId: slug, permission }, child);
    });

    // Written once, before the branch asks for a pull request; changed by pull request from then on.
    const seed = (noun: string, file: string, content: string): github.RepositoryFile =>
      new github.RepositoryFile(
        `${name}-${noun}`,
        {
          repository: at,
          branch: DEFAULT_BRANCH,
          file,
          content,
          commitMessage: `Add ${file}`,
          overwriteOnCreate: true,
        },
        { parent: this, ignoreChanges: ["content", "commitMessage"] },
      );
    const owners = { organization: args.organization, owner: scope.owner, platformTeam: args.platformTeam };
    const seeds = seeded
      ? [
          seed("codeowners", ".github/CODEOWNERS", codeOwners(owners)),
          seed("dependabot", ".github/dependabot.yml", dependabot()),
        ]
      : [];
    if (ruled) {
      new github.RepositoryRuleset(
        `${name}-default-branch`,
        {
          repository: at,
          name: "default-branch",
          target: "branch",
          enforcement: "active",
          conditions: { refName: { includes: ["~DEFAULT_BRANCH"], excludes: [] } },
          bypassActors: [],
          rules: branchRules(args.kind, args.checks),
        },
        { parent: this, dependsOn: seeds },
      );
    }

    for (const [environment, target] of Object.entries(args.environments)) {
      new DeployEnvironment(
        `${name}-${environment}`,
        { ...target, repository: at, defaultBranch: DEFAULT_BRANCH, reviewerTeamIds: args.reviewerTeamIds, access },
        child,
      );
    }

    this.repositoryName = at;
    this.repositoryId = repository.repoId;
    this.registerOutputs({ repositoryName: this.repositoryName, repositoryId: this.repositoryId });
  }
}
