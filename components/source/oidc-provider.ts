import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { GITHUB_ISSUER } from "../github-trust";

export interface OidcProviderArgs {
  readonly scope: Scope;
}

/** Lets the account believe GitHub Actions' tokens; one an account. AWS knows GitHub's certificates, so no thumbprint is held. */
export class OidcProvider extends pulumi.ComponentResource {
  /** Known beforehand: what roles trust. */
  readonly arn: string;

  constructor(name: string, args: OidcProviderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:source:OidcProvider", name, {}, opts);
    this.arn = arn.oidcProvider(args.scope.account, GITHUB_ISSUER);

    new aws.iam.OpenIdConnectProvider(
      `${name}-github`,
      {
        url: `https://${GITHUB_ISSUER}`,
        clientIdLists: ["sts.amazonaws.com"],
        tags: tagsFor(args.scope, "source"),
      },
      { parent: this },
    );

    this.registerOutputs({ arn: this.arn });
  }
}
