import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";

export interface ExternalIdsArgs {
  /** Names of the products, each of which gets an id of its own. */
  readonly products: readonly string[];
}

/**
 * The external ids by which Datadog may assume a role in a product's account. Datadog generates them and takes no other ("400 invalid External ID",
 * terraform-provider-datadog #3133); one that no integration has used within 48 hours is gone (provider's documentation of the type).
 */
export class ExternalIds extends pulumi.ComponentResource {
  /** By product; written into the ledger, so that the product's stack knows its trust while previewing. */
  readonly ids: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: ExternalIdsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:organization:ExternalIds", name, {}, opts);
    const made = args.products.map((product) => {
      const { id } = new datadog.aws.IntegrationExternalId(`${name}-${product}`, {}, { parent: this });
      return [product, id] as const;
    });
    this.ids = Object.fromEntries(made);
    this.registerOutputs({ ids: this.ids });
  }
}
