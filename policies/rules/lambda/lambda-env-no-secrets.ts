import type { Rule } from "../../rule";
import { FUNCTION } from "../../views/functions";
import { isNamedCredential, isReference, looksLikeCredential, soundsSecret } from "../../views/credentials";

export const rule: Rule = {
  id: "lambda-env-no-secrets",
  title: "No function has a secret among its environment variables.",
  why: "Whoever may describe the function reads them.",
  fix: "Keep the value in Secrets Manager or Parameter Store, and let the function read it at run time.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_45", "PRW:awslambda_function_no_secrets_in_variables"],
  types: [FUNCTION],
  check: (lambda, check) => {
    for (const [name, value] of lambda.entries("environment.variables")) {
      check.expect(() => {
        const text = value.text() ?? "";
        if (looksLikeCredential(text) || isNamedCredential(name, text)) return false;
        return !soundsSecret(name) || text === "" || isReference(text);
      }, "a variable holds, or sounds like, a secret");
    }
  },
};
