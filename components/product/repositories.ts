import * as pulumi from "@pulumi/pulumi";
import { mapValues } from "../records";
import type { Scope } from "../scope";
import { Repository } from "../source/repository";
import type { Product } from "../definition/completed";
import type { Deployment } from "./deploy-roles";
import type { Surroundings } from "./surroundings";

export interface RepositoriesArgs {
  /** The environment `account`. */
  readonly scope: Scope;
  readonly product: Product;
  readonly surroundings: Surroundings;
  /** By environment, then by repository. */
  readonly deployments: Readonly<Record<string, Readonly<Record<string, Deployment>>>>;
}

/** Actions of others that a repository's workflows may use, beside GitHub's own. */
const ALLOWED_ACTIONS = ["aws-actions/*", "docker/*"];

/** The product's repositories on GitHub. */
export class Repositories extends pulumi.ComponentResource {
  /** The numbers that GitHub gave them, by name. */
  readonly ids: Readonly<Record<string, pulumi.Output<number>>>;

  constructor(name: string, args: RepositoriesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Repositories", name, {}, opts);
    const child = { parent: this };
    const { scope, product, surroundings } = args;
    const { github: organization, platformTeam, reviewerTeamIds, secretProtection } = surroundings.organization;
    this.ids = mapValues(product.repositories, ({ kind, description, checks, teams }, key) => {
      const environments = Object.entries(args.deployments).flatMap(([environment, { [key]: deployment }]) =>
        deployment === undefined ? [] : [[environment, deployment] as const],
      );
      return new Repository(
        `${name}-${key}`,
        {
          scope,
          organization,
          repository: key,
          description,
          kind,
          checks,
          secretProtection,
          platformTeam,
          teams,
          environments: Object.fromEntries(environments),
          reviewerTeamIds,
          allowedActions: ALLOWED_ACTIONS,
        },
        child,
      ).repositoryId;
    });
    this.registerOutputs({ ids: this.ids });
  }
}
