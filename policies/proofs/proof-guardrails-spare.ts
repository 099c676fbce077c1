import { decide } from "../iam/decide";
import { parseDocument } from "../kernel/documents";
import type { Proof } from "../rule";
import { ACCOUNT, controlsMade } from "../views/guardrails";
import { admittedElsewhere } from "../views/rights";
import { needsOf } from "../ways/needs";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-guardrails-spare",
  title: "What the organization takes from all accounts takes nothing that the roles of a product need.",
  why: "A guardrail holds at once and everywhere: one that is too wide stops every product's tasks and deployments.",
  fix: "Narrow the policy that the message names; it stands in components/organization/guardrail-policy.ts, from which `npm run generate` tells the proofs of all products.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [ACCOUNT],
  noun: "account",
  check: (account, check) => {
    const { registry, today } = check;
    const name = account.text("name") ?? "";
    const product = registry.products[name];
    if (product === undefined) return;
    const way = new Way(check, `the account of ${name}`);
    way.expect(
      "known",
      () => {
        const known = registry.organization.guardrails.map((text) => JSON.stringify(parseDocument(text)));
        const made = (controlsMade(account).controls ?? []).flat().map(({ statements }) => JSON.stringify(statements));
        return made.length === known.length + 1 && known.every((text) => made.includes(text));
      },
      "what binds it is not what policies/registry.json says, by which the proofs of its own stack go: run npm run generate",
      account,
    );
    way.allowed(
      "needs",
      () => {
        const there = { identity: [admittedElsewhere], resource: admittedElsewhere, ...controlsMade(account) };
        const decisions = needsOf(name, product.account, registry).map((request) => decide(request, there, today));
        const nothing = { allowed: true, possible: true, reason: "nothing is needed" };
        return decisions.find(({ allowed }) => !allowed) ?? nothing;
      },
      "what binds it keeps a role of the product from its work",
      account,
    );
  },
};
