import { type Rule, STACK } from "../../rule";
import { heldAccounts } from "../../views/held-accounts";

export const rule: Rule = {
  id: "iam-password-policy-exists",
  title: "The account of every product has a password policy.",
  why: "Without one, AWS takes eight characters of any two kinds.",
  fix: "Make one aws.iam.AccountPasswordPolicy in the product's stack.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CIS5-1.7"],
  types: [STACK],
  check: (_stack, check) => {
    for (const { label, ofType } of heldAccounts(check)) {
      check.expect(
        () => ofType("aws:iam/accountPasswordPolicy:AccountPasswordPolicy").length === 1,
        `${label} has no password policy, or two`,
      );
    }
  },
};
