import * as github from "@pulumi/github";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { Gate } from "./gate";
import { Repository } from "./repository";

export interface PlatformRepositoryArgs {
  readonly scope: Scope;
  /** The GitHub organization. */
  readonly organization: string;
  readonly repository: string;
  /** Slug of the platform's team, which owns all of it. */
  readonly platformTeam: string;
  /** Slug of the team that owns what tells the company from a stranger; who owns a file must be able to write it. */
  readonly securityTeam: string;
  /** Numeric ids of the teams that approve. */
  readonly reviewerTeamIds: readonly number[];
  /** Whether GitHub Secret Protection is licensed. */
  readonly secretProtection: boolean;
  /** Whether its code is there, so that the rules of its branch can hold. The roles of CI come then too: workflows are told of none before. */
  readonly filled: boolean;
  /** By the environment's name, `ring-0`: the ARN of the role that trusts it, known beforehand. */
  readonly ringRoleArns: Readonly<Record<string, string>>;
  readonly previewRoleArn: string;
  readonly compareRoleArn: string;
  /** Where Pulumi keeps the state: `s3://…`. */
  readonly backendUrl: string;
}

const PULL_REQUESTS = "refs/pull/*/merge";

/** Actions of others that the workflows use, beside GitHub's own. */
const ALLOWED_ACTIONS = ["aws-actions/*", "pulumi/*"];

/**
 * The repository of this program: two people approve each change, and its workflows reach the cloud through environments alone. These exist before
 * the roles that trust them, since GitHub makes an environment that a workflow names, unprotected.
 */
export class PlatformRepository extends pulumi.ComponentResource {
  readonly repositoryId: pulumi.Output<number>;

  constructor(name: string, args: PlatformRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:source:PlatformRepository", name, {}, opts);
    const child = { parent: this };
    const { scope, reviewerTeamIds } = args;
    const made = new Repository(
      `${name}-code`,
      {
        scope,
        organization: args.organization,
        repository: args.repository,
        description: "The product platform: every product, as one program",
        kind: "infrastructure",
        platformTeam: args.platformTeam,
        teams: { [args.securityTeam]: "push" },
        environments: {},
        reviewerTeamIds,
        secretProtection: args.secretProtection,
        seeded: false,
        ruled: args.filled,
        allowedActions: ALLOWED_ACTIONS,
      },
      child,
    );
    const repository = made.repositoryName;
    const gates = [
      ...Object.entries(args.ringRoleArns).map(([ring, role]) => [ring, "main", role] as const),
      ["preview", PULL_REQUESTS, args.previewRoleArn] as const,
    ];
    for (const [environment, branch, role] of gates) {
      const variables = { AWS_REGION: scope.region, ...(args.filled ? { AWS_ROLE_ARN: role } : {}) };
      new Gate(
        `${name}-${environment}`,
        { repository, environment, branch, reviewerTeamIds, variables, after: made },
        child,
      );
    }
    const variables = {
      AWS_REGION: scope.region,
      ...(args.filled ? { COMPARE_ROLE_ARN: args.compareRoleArn } : {}),
      PULUMI_BACKEND_URL: args.backendUrl,
    };
    for (const [variableName, value] of Object.entries(variables)) {
      new github.ActionsVariable(
        `${name}-${variableName.toLowerCase().replaceAll("_", "-")}`,
        { repository, variableName, value },
        child,
      );
    }
    this.repositoryId = made.repositoryId;
    this.registerOutputs({ repositoryId: this.repositoryId });
  }
}
