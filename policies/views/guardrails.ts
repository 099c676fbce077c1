import type { Document, Policies } from "../iam/request";
import { parseDocument } from "../kernel/documents";
import type { View } from "../kernel/graph";
import type { Registry } from "../registry";
import { accountIn } from "./rights";

/**
 * What the organization takes from every identity of the account that a role stands in: the guardrails bind all accounts but management's, and at
 * each level AWS's own policy that allows all stands beside them.
 */
export function guardrailsFor(role: View, { organization }: Registry): Policies {
  if (accountIn(role) === organization.accounts["management"]) return {};
  return role.graph.memo("guardrails", () => {
    const guardrails = organization.guardrails.map((text) => ({
      name: "the organization's guardrail",
      statements: parseDocument(text) ?? [],
    }));
    return { controls: [[...guardrails, full]] };
  });
}

const full: Document = {
  name: "FullAWSAccess",
  statements: parseDocument({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } }) ?? [],
};
