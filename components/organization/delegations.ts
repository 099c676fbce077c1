import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { policyDocument, type Statement } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { delegateStatements, readDelegations } from "./delegation-policy";

export interface DelegationsArgs {
  /** Of the management account. */
  readonly scope: Scope;
  /** Of the zone above the products' own; literal, so that policies over it are known in a preview. */
  readonly parentZoneId: string;
  /** By product: its domain, and the account whose deploy role writes the records. */
  readonly products: Readonly<Record<string, { readonly domain: string; readonly account: string }>>;
  /** Role in each account that brings the product up. */
  readonly deployRoleName: string;
  /** Names of the roles here: one a product that writes, and one that reads. */
  readonly roleName: (product: string) => string;
  readonly readerName: string;
  /** ARNs of the roles that read, known beforehand. */
  readonly readerArns: readonly string[];
  /** What makes those: AWS refuses a trust in a role that does not exist. */
  readonly after: pulumi.Resource;
}

/**
 * The roles by which products' stacks delegate to their own zones: nobody copies name servers, and nobody waits. Each is taken through the
 * product's deploy role, which CI's ring role and an administrator both assume; AWS ends a session that came by way of another role
 * after an hour, and the provider takes it anew as long as the first one lasts (IAM guide, "Role chaining").
 */
export class Delegations extends pulumi.ComponentResource {
  constructor(name: string, args: DelegationsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:organization:Delegations", name, {}, opts);
    const { scope, parentZoneId } = args;
    const role = (
      noun: string,
      roleName: string,
      description: string,
      trusted: readonly string[],
      statements: readonly Statement[],
    ): void => {
      const made = new aws.iam.Role(
        `${name}-${noun}-role`,
        {
          name: roleName,
          description,
          assumeRolePolicy: policyDocument([
            { sid: "Stack", actions: ["sts:AssumeRole"], principals: { AWS: [...trusted] } },
          ]),
          maxSessionDuration: 3600,
          tags: tagsFor(scope, "organization"),
        },
        { parent: this, dependsOn: args.after },
      );
      new aws.iam.RolePolicy(
        `${name}-${noun}-policy`,
        { name: noun, role: made.name, policy: policyDocument(statements) },
        { parent: this },
      );
    };
    for (const [product, { domain, account }] of Object.entries(args.products)) {
      role(
        product,
        args.roleName(product),
        `The stack ${product} delegates to ${domain}`,
        [arn.role(account, args.deployRoleName)],
        delegateStatements(parentZoneId, domain),
      );
    }
    if (Object.keys(args.products).length > 0) {
      role("reader", args.readerName, "Previews see what is delegated", args.readerArns, readDelegations(parentZoneId));
    }
    this.registerOutputs();
  }
}
