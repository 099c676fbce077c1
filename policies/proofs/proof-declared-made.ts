import { type Proof, STACK } from "../rule";
import { ofOrganization, ofProduct } from "../ways/declared";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-declared-made",
  title: "All that is declared is made, and all that is made is declared.",
  why: "The other proofs follow what there is: of a service that was never made, none of them has anything to say.",
  fix: "Make what is missing. Where a definition was changed: npm run generate, and commit what it writes.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [STACK],
  noun: "stack",
  check: (stack, check) => {
    const { graph, registry } = check;
    if (graph.stack === registry.foundation.stack) return;
    if (graph.stack === registry.organization.stack) {
      ofOrganization(check, stack);
      return;
    }
    const product = new Way(check, `the product ${graph.stack}`).found(
      "undeclared",
      () => check.product,
      "it is not in policies/registry.json, and nothing of it is proved: run npm run generate",
      stack,
    );
    if (product !== undefined) ofProduct(check, stack, product);
  },
};
