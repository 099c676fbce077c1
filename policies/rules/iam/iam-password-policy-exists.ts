import { type Rule, STACK } from "../../rule";

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
  check: (stack, check) => {
    if (check.product === undefined) return;
    check.expect(
      () => stack.graph.ofType("aws:iam/accountPasswordPolicy:AccountPasswordPolicy").length === 1,
      "the account has no password policy, or two",
    );
  },
};
