import type { Rule } from "../../rule";
import { FUNCTION } from "../../views/functions";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "lambda-env-cmk",
  title: "The variables of a function are encrypted with a key of the environment.",
  why: "Who may use which key is then said in one place.",
  fix: "Set kmsKeyArn, or give the function what it needs in its event.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_173"],
  types: [FUNCTION],
  check: (lambda, check) => {
    if (!lambda.has("environment.variables")) return;
    check.expect(() => usesCustomerKey(lambda, "kmsKeyArn"), "its variables have no key of ours");
  },
};
