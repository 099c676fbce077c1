import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "datadog-aws-integration-scope",
  title: "Datadog reads no region that is not the account's, and tags what it reads with the product and its owner.",
  why: "Whoever is called finds a product's metrics by these tags, and a region that is not ours has nothing that anybody should pay for.",
  fix: "Set awsRegions.includeOnlies to the home region and us-east-1, and accountTags to product and owner.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["datadog:aws/integrationAccount:IntegrationAccount"],
  check: (integration, check) => {
    const { product, registry } = check;
    if (product === undefined) return;
    const { home, global } = registry.regions;
    check.expect(
      () => {
        const read = integration.texts("awsRegions.includeOnlies");
        return read.length > 0 && read.every((region) => [home, global].includes(region));
      },
      "it reads regions that are not the account's",
      { part: "regions" },
    );
    const wanted = [`owner:${product.owner}`, `product:${integration.graph.stack}`];
    check.expect(
      () => [...integration.texts("accountTags")].sort().join("\n") === wanted.join("\n"),
      "what it reads has not the tags of the product and its owner, or others",
      { part: "tags" },
    );
  },
};
