import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { GITHUB_ISSUER, githubTrust } from "../github-trust";
import { fitName } from "../naming";
import { policyDocument, type Statement } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { assumeStatements, type StateBackend, stateStatements } from "./ci-policy";

export interface CiRolesArgs {
  /** Of the management account. */
  readonly scope: Scope;
  /** The GitHub organization. */
  readonly organization: string;
  /** The repository of this program. */
  readonly repository: string;
  /** Accounts by ring: `{ "0": ["111122223333"] }`. A ring without accounts gets no role. */
  readonly rings: Readonly<Record<string, readonly string[]>>;
  /** Role in each account that brings a product up. */
  readonly deployRoleName: string;
  /** Role in each account that only reads. */
  readonly previewRoleName: string;
  /** @default the state is not in S3 */
  readonly state?: StateBackend;
}

/**
 * The roles that the platform's workflows take: one a ring, which reaches only the accounts of that ring's products from the GitHub
 * environment `ring-<n>`, and one that reads, for pull requests.
 */
export class CiRoles extends pulumi.ComponentResource {
  /** Known beforehand, by ring. */
  readonly ringRoleArns: Readonly<Record<string, string>>;
  /** Known beforehand. */
  readonly previewRoleArn: string;

  constructor(name: string, args: CiRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:organization:CiRoles", name, {}, opts);
    const { scope, state } = args;
    const rings = Object.entries(args.rings).filter(([, accounts]) => accounts.length > 0);
    const accounts = [...new Set(rings.flatMap(([, ids]) => ids))].sort();
    const stateOf = (access: "read" | "write"): Statement[] =>
      state === undefined ? [] : stateStatements(scope, state, access);

    const provider = new aws.iam.OpenIdConnectProvider(
      `${name}-github`,
      {
        url: `https://${GITHUB_ISSUER}`,
        clientIdLists: ["sts.amazonaws.com"],
        tags: tagsFor(scope, "organization"),
      },
      { parent: this },
    );
    const role = (noun: string, subjects: readonly [string, ...string[]], statements: readonly Statement[]): string => {
      const roleName = fitName(`${name}-${noun}`, 64);
      const made = new aws.iam.Role(
        `${name}-${noun}-role`,
        {
          name: roleName,
          description: `${args.repository}, ${subjects.join(" and ")}`,
          assumeRolePolicy: githubTrust({ account: scope.account, ...args, subjects }),
          maxSessionDuration: 3600,
          tags: tagsFor(scope, "organization"),
        },
        { parent: this, dependsOn: provider },
      );
      if (statements.length > 0) {
        const policy = policyDocument(statements);
        new aws.iam.RolePolicy(`${name}-${noun}-policy`, { name: noun, role: made.name, policy }, { parent: this });
      }
      return arn.role(scope.account, roleName);
    };

    this.ringRoleArns = Object.fromEntries(
      rings.map(([ring, ids]) => {
        const noun = `ring-${ring}`;
        const statements = [...assumeStatements(ids, args.deployRoleName), ...stateOf("write")];
        return [ring, role(noun, [`environment:${noun}`], statements)];
      }),
    );
    // The nightly comparison runs on the default branch.
    this.previewRoleArn = role(
      "preview",
      ["pull_request", "ref:refs/heads/main"],
      [...assumeStatements(accounts, args.previewRoleName), ...stateOf("read")],
    );
    this.registerOutputs({ ringRoleArns: this.ringRoleArns, previewRoleArn: this.previewRoleArn });
  }
}
