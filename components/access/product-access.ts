import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../policy-document";
import { refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { type PeoplesAccess, peoplesStatements } from "./people-statements";

export interface ProductAccessArgs {
  /** Of the management account. */
  readonly scope: Scope;
  readonly identityCenter: { readonly instanceArn: string; readonly identityStoreId: string };
  readonly product: string;
  /** The 12 digits of the product's account. */
  readonly account: string;
  readonly access: PeoplesAccess;
}

/** IAM's limit of the inline policy of a permission set, without white space. */
const LONGEST = 10_240;

/**
 * How people come to a product: a group of IAM Identity Center, and what whoever is in it may do in the product's account for an hour. Who is
 * in the group is for the company's identity provider, or an administrator, to say.
 */
export class ProductAccess extends pulumi.ComponentResource {
  /** Name of the group, and of the permission set that people choose when they sign in. */
  readonly groupName: string;

  constructor(name: string, args: ProductAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:access:ProductAccess", name, {}, opts);
    const child = { parent: this };
    const { product, account } = args;
    const { instanceArn, identityStoreId } = args.identityCenter;
    this.groupName = `${product}-console`;
    const policy = policyDocument(peoplesStatements(args.access));
    refuse(
      name,
      policy.length <= LONGEST
        ? []
        : [
            {
              path: "access",
              value: policy.length,
              allowed: `a policy of at most ${LONGEST} characters`,
              fix: "let fewer services admit a shell",
            },
          ],
    );

    const group = new aws.identitystore.Group(
      `${name}-group`,
      { identityStoreId, displayName: this.groupName, description: `People who may reach the databases of ${product}` },
      child,
    );
    const set = new aws.ssoadmin.PermissionSet(
      `${name}-set`,
      {
        instanceArn,
        name: this.groupName,
        description: `A prompt on databases of ${product}, for an hour`,
        sessionDuration: "PT1H",
        tags: tagsFor(args.scope, "access"),
      },
      child,
    );
    const document = new aws.ssoadmin.PermissionSetInlinePolicy(
      `${name}-policy`,
      { instanceArn, permissionSetArn: set.arn, inlinePolicy: policy },
      child,
    );
    new aws.ssoadmin.AccountAssignment(
      `${name}-assignment`,
      {
        instanceArn,
        permissionSetArn: set.arn,
        principalType: "GROUP",
        principalId: group.groupId,
        targetType: "AWS_ACCOUNT",
        targetId: account,
      },
      { ...child, dependsOn: document },
    );
    this.registerOutputs({ groupName: this.groupName });
  }
}
