import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { GITHUB_ISSUER, githubTrust } from "../github-trust";
import { policyDocument, type Statement } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { assumeStatements, ciRoleName, ringName, type StateBackend, stateStatements } from "./ci-policy";

/** A stack that CI runs. */
export interface CiStack {
  /** The product's name. */
  readonly stack: string;
  /** The 12 digits of its account. */
  readonly account: string;
}

export interface CiRolesArgs {
  /** Of the management account. */
  readonly scope: Scope;
  /** The GitHub organization. */
  readonly organization: string;
  /** Its number. */
  readonly organizationId: number;
  /** The repository of this program. */
  readonly repository: string;
  /** Its number. @default not known yet */
  readonly repositoryId?: number | undefined;
  /** Stacks by ring: `{ "0": [{ stack: "shine", account: "111122223333" }] }`. A ring without stacks gets no role. */
  readonly rings: Readonly<Record<string, readonly CiStack[]>>;
  /** Role in each account that brings a product up. */
  readonly deployRoleName: string;
  /** Role in each account that only reads. */
  readonly previewRoleName: string;
  /** Role of the management account that reads which zones the parent delegates to. */
  readonly delegationReader: string;
  /** @default the state is not in S3 */
  readonly state?: StateBackend;
  /** What makes the GitHub environments that are trusted: one that nobody has made, GitHub makes for whoever names it. */
  readonly after?: pulumi.Resource;
}

/** Seconds of a session: an update may take an hour and a half, and a database's longer; a preview does not. */
const SESSION = { up: 14_400, look: 3600 } as const;

/**
 * The roles that the platform's workflows take, none of which a branch reaches that nobody has reviewed: one a ring, from the GitHub environment
 * `ring-<n>`, for the accounts and states of that ring's products; one that previews pull requests, from the environment `preview`; and one that
 * compares every night, from the default branch. The last two only read, but a state holds the tokens of its stack.
 */
export class CiRoles extends pulumi.ComponentResource {
  /** Known beforehand, by ring. */
  readonly ringRoleArns: Readonly<Record<string, string>>;
  /** Known beforehand. */
  readonly previewRoleArn: string;
  /** Known beforehand. */
  readonly compareRoleArn: string;

  constructor(name: string, args: CiRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:organization:CiRoles", name, {}, opts);
    const { scope, state } = args;
    const rings = Object.entries(args.rings).filter(([, stacks]) => stacks.length > 0);
    const all = rings.flatMap(([, stacks]) => stacks);

    const provider = new aws.iam.OpenIdConnectProvider(
      `${name}-github`,
      {
        url: `https://${GITHUB_ISSUER}`,
        clientIdLists: ["sts.amazonaws.com"],
        tags: tagsFor(scope, "organization"),
      },
      { parent: this },
    );
    const role = (noun: string, subject: string, seconds: number, statements: readonly Statement[]): string => {
      const roleName = ciRoleName(name, noun);
      const made = new aws.iam.Role(
        `${name}-${noun}-role`,
        {
          name: roleName,
          description: `${args.repository}, ${subject}`,
          assumeRolePolicy: githubTrust({ account: scope.account, ...args, subjects: [subject] }),
          maxSessionDuration: seconds,
          tags: tagsFor(scope, "organization"),
        },
        { parent: this, dependsOn: args.after === undefined ? [provider] : [provider, args.after] },
      );
      if (statements.length > 0) {
        const policy = policyDocument(statements);
        new aws.iam.RolePolicy(`${name}-${noun}-policy`, { name: noun, role: made.name, policy }, { parent: this });
      }
      return arn.role(scope.account, roleName);
    };
    const rights = (stacks: readonly CiStack[], access: "read" | "write"): Statement[] => {
      const roleName = access === "write" ? args.deployRoleName : args.previewRoleName;
      const reader = access === "write" || stacks.length === 0 ? [] : [arn.role(scope.account, args.delegationReader)];
      const names = stacks.map(({ stack }) => stack).sort();
      return [
        ...assumeStatements([...stacks.map(({ account }) => arn.role(account, roleName)), ...reader]),
        ...(state === undefined ? [] : stateStatements(scope, state, names, access)),
      ];
    };

    this.ringRoleArns = Object.fromEntries(
      rings.map(([ring, stacks]) => {
        const noun = ringName(ring);
        return [ring, role(noun, `environment:${noun}`, SESSION.up, rights(stacks, "write"))];
      }),
    );
    this.previewRoleArn = role("preview", "environment:preview", SESSION.look, rights(all, "read"));
    this.compareRoleArn = role("compare", "ref:refs/heads/main", SESSION.look, rights(all, "read"));
    this.registerOutputs({
      ringRoleArns: this.ringRoleArns,
      previewRoleArn: this.previewRoleArn,
      compareRoleArn: this.compareRoleArn,
    });
  }
}
