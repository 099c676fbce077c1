import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface MemberAccountArgs {
  readonly scope: Scope;
  /** The account's name: the product's, or what the organization keeps in it. */
  readonly accountName: string;
  /** Root address; each account needs its own. */
  readonly email: string;
  /** Id of the organizational unit. */
  readonly unitId: pulumi.Input<string>;
  /** Role with all rights that Organizations makes in the account and that trusts the management account. */
  readonly roleName: string;
}

/**
 * An AWS account of the organization: a product's, or one of the foundation's. Neither an update nor a destroy closes it; closing is an
 * act of a person.
 */
export class MemberAccount extends pulumi.ComponentResource {
  /** The 12 digits; written into the ledger after the first `up`. */
  readonly accountId: pulumi.Output<string>;

  constructor(name: string, args: MemberAccountArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:organization:MemberAccount", name, {}, opts);

    const account = new aws.organizations.Account(
      `${name}-account`,
      {
        name: args.accountName,
        email: args.email,
        parentId: args.unitId,
        roleName: args.roleName,
        iamUserAccessToBilling: "ALLOW",
        closeOnDeletion: false,
        tags: tagsFor(args.scope, "organization"),
      },
      {
        parent: this,
        protect: true,
        retainOnDelete: true,
        // AWS does not tell either of them again, so a difference would be seen in every adopted account.
        ignoreChanges: ["roleName", "iamUserAccessToBilling"],
      },
    );

    this.accountId = account.id;
    this.registerOutputs({ accountId: this.accountId });
  }
}
