import { type Rule, STACK } from "../../rule";

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
  check: (stack, check) => {
    if (check.product === undefined) return;
    check.expect(
      () =>
        stack.graph
          .ofType("aws:account/alternativeContact:AlternativeContact")
          .some((contact) => contact.text("alternateContactType") === "SECURITY"),
      "the account has no security contact",
    );
  },
};
