import * as aws from "@pulumi/aws";
import { complete } from "../../components/definition/defaults";
import type { ProductDefinition } from "../../components/definition/definition";
import { Product } from "../../components/product/product";
import { defaultTags } from "../../components/tags";
import { placeholder } from "../../stacks/accounts";
import { foundation } from "../../stacks/foundation";

/** The program of a product that may be larger than an account's quotas, which a stack's own program would refuse. */
export function productOf(definition: ProductDefinition, today: string): () => unknown {
  const product = complete(definition, foundation);
  const account = { account: placeholder.id, datadogExternalId: placeholder.datadogExternalId };
  return () => {
    const tags = defaultTags(product.name, product.owner);
    const provider = new aws.Provider(`${product.name}-account-aws`, {
      region: foundation.regions.home,
      defaultTags: { tags },
    });
    return new Product(
      product.name,
      { product, today, ...account, surroundings: foundation, parentZone: provider },
      { providers: [provider] },
    );
  };
}
