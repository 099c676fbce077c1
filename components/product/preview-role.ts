import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { policyDocument } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface PreviewRoleArgs {
  readonly scope: Scope;
  readonly roleName: string;
  /** The account whose preview role of CI may assume this one. */
  readonly managementAccount: string;
}

/** Settings of everything, and content of nothing (AWS managed policies for job functions). */
const READERS = {
  "view-only": "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
  audit: "arn:aws:iam::aws:policy/SecurityAudit",
};

/** What previews of pull requests and the nightly comparison read the account with. */
export class PreviewRole extends pulumi.ComponentResource {
  constructor(name: string, args: PreviewRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:PreviewRole", name, {}, opts);
    const child = { parent: this };
    const { scope, roleName, managementAccount } = args;

    const role = new aws.iam.Role(
      `${name}-role`,
      {
        name: roleName,
        description: "Previews of pull requests read settings, and no data",
        assumeRolePolicy: policyDocument([
          {
            sid: "ContinuousIntegration",
            actions: ["sts:AssumeRole"],
            principals: { AWS: arn.role(managementAccount, roleName) },
          },
        ]),
        maxSessionDuration: 3600,
        tags: tagsFor(scope, "delivery"),
      },
      child,
    );
    for (const [key, policyArn] of Object.entries(READERS)) {
      new aws.iam.RolePolicyAttachment(`${name}-${key}`, { role: role.name, policyArn }, child);
    }
    // What the program itself has written, so that a comparison can read it back; never what applications keep.
    new aws.iam.RolePolicy(
      `${name}-parameters`,
      {
        name: "parameters",
        role: role.name,
        policy: policyDocument([
          {
            sid: "OwnParameters",
            actions: ["ssm:GetParameter", "ssm:GetParameters"],
            resources: [arn.parameter(scope, `/${scope.product}/*/infrastructures/*`)],
          },
        ]),
      },
      child,
    );
    this.registerOutputs({ roleName });
  }
}
