import { type Proof, STACK } from "../rule";
import { fromParent, toDelegate, toParent, toReader } from "../ways/delegation";
import { hasAccount } from "../views/accounts";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-domain-delegated",
  title: "The zone above a product's domain leads to the product's own zone, before a certificate is asked for.",
  why: "A zone that nobody is sent to answers nobody: no name of the product is found, and no certificate is ever issued.",
  fix: "Mend the hop that the message names: the records in the parent zone, or the roles by which they are written.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [STACK],
  noun: "domain",
  check: (stack, check) => {
    const { graph, registry } = check;
    const product = registry.products[graph.stack];
    if (product !== undefined) fromParent(new Way(check, `the domain ${product.domain}`), stack, product);
    if (graph.stack !== registry.organization.stack) return;
    const made = Object.entries(registry.products).filter(([, product]) => hasAccount(product));
    for (const [name, entry] of made) toDelegate(new Way(check, `the domain ${entry.domain}`), stack, name, entry);
    if (made.length === 0) return;
    toParent(
      new Way(check, "the zone above all products"),
      stack,
      made.map(([, { domain }]) => domain),
    );
    toReader(new Way(check, "what is delegated, for a preview"), stack);
  },
};
