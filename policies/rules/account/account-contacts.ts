import { type Rule, STACK } from "../../rule";
import { heldAccounts } from "../../views/held-accounts";

export const rule: Rule = {
  id: "account-contacts",
  title: "AWS knows whom to call about the security of an account.",
  why: "It writes about a leaked key to somebody who reads it at once, or to the root address.",
  fix: "Make an aws.account.AlternativeContact of type SECURITY.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: ["Account.1", "CIS5-1.2"],
  types: [STACK],
  check: (_stack, check) => {
    for (const { label, ofType } of heldAccounts(check)) {
      check.expect(
        () =>
          ofType("aws:account/alternativeContact:AlternativeContact").some(
            (contact) => contact.text("alternateContactType") === "SECURITY",
          ),
        `${label} has no security contact`,
      );
    }
  },
};
