import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { fitName } from "../naming";
import { policyDocument } from "../policy-document";
import { refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { type DeployTarget, deployStatements } from "./deploy-policy";
import { githubTrust } from "../github-trust";

export interface DeployRoleArgs {
  /** Of the environment that is deployed to. */
  readonly scope: Scope;
  /** The GitHub organization. */
  readonly organization: string;
  /** Its number. */
  readonly organizationId: number;
  /** The repository's number. @default not known yet */
  readonly repositoryId?: number | undefined;
  /** The repository whose workflows take the role, in the GitHub environment of the same name as the scope's. */
  readonly repository: string;
  /** The services that it deploys; at least one. */
  readonly targets: readonly DeployTarget[];
  /** Name of a managed policy of the account that bounds the role. @default none */
  readonly permissionsBoundary?: string;
}

/** The role by which one repository deploys to one environment. */
export class DeployRole extends pulumi.ComponentResource {
  /** Known beforehand: the repository's workflows name it. */
  readonly roleArn: string;
  readonly roleName: string;

  constructor(name: string, args: DeployRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:source:DeployRole", name, {}, opts);
    const child = { parent: this };
    const { scope, targets } = args;
    refuse(name, targets.length > 0 ? [] : [noTarget]);
    this.roleName = fitName(name, 64);
    this.roleArn = arn.role(scope.account, this.roleName);

    const role = new aws.iam.Role(
      `${name}-role`,
      {
        name: this.roleName,
        description: `${args.repository} deploys to ${scope.environment}`,
        assumeRolePolicy: githubTrust({
          ...args,
          account: scope.account,
          subjects: [`environment:${scope.environment}`],
        }),
        maxSessionDuration: 3600,
        ...(args.permissionsBoundary === undefined
          ? {}
          : { permissionsBoundary: arn.policy(scope.account, args.permissionsBoundary) }),
        tags: tagsFor(scope, "source"),
      },
      child,
    );
    new aws.iam.RolePolicy(
      `${name}-policy`,
      { name: "deploy", role: role.name, policy: policyDocument(deployStatements(scope, targets)) },
      child,
    );

    this.registerOutputs({ roleArn: this.roleArn, roleName: this.roleName });
  }
}

const noTarget = {
  path: "targets",
  value: [],
  allowed: "one service or more",
  fix: "make no role for a repository that deploys nothing",
};
