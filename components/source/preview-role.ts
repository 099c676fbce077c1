import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { fitName } from "../naming";
import { policyDocument } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { type PreviewContents, previewStatements } from "./preview-permissions";

export interface PreviewRoleArgs {
  /** Of the account that is looked at. */
  readonly scope: Scope;
  /** The role's name, the same in every account: `platform-preview`. */
  readonly roleName: string;
  /** ARNs of the organization's roles that preview pull requests and compare every night; both exist before. */
  readonly trustedRoleArns: readonly string[];
  /** What the program writes into the account, and a preview therefore compares. */
  readonly contents: PreviewContents;
}

/** The role by which a preview of a pull request, and the nightly search for drift, look at the account. */
export class PreviewRole extends pulumi.ComponentResource {
  /** Known beforehand. */
  readonly roleArn: string;

  constructor(name: string, args: PreviewRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:source:PreviewRole", name, {}, opts);
    const child = { parent: this };
    this.roleArn = arn.role(args.scope.account, args.roleName);

    const role = new aws.iam.Role(
      `${name}-role`,
      {
        name: args.roleName,
        description: "Previews of pull requests look at the account",
        assumeRolePolicy: policyDocument([
          { sid: "Preview", actions: ["sts:AssumeRole"], principals: { AWS: [...args.trustedRoleArns] } },
        ]),
        maxSessionDuration: 3600,
        tags: tagsFor(args.scope, "source"),
      },
      child,
    );
    // Two documents, since a managed policy holds 6,144 characters.
    for (const [noun, statements] of Object.entries(previewStatements(args.scope, args.contents))) {
      const policy = new aws.iam.Policy(
        `${name}-${noun}`,
        {
          name: fitName(`${name}-${noun}`, 128),
          description: `What previews read: ${noun}`,
          policy: policyDocument(statements),
          tags: tagsFor(args.scope, "source"),
        },
        child,
      );
      new aws.iam.RolePolicyAttachment(`${name}-${noun}-attachment`, { role: role.name, policyArn: policy.arn }, child);
    }

    this.registerOutputs({ roleArn: this.roleArn });
  }
}
