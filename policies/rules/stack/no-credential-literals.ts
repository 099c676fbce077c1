import { isSecret } from "../../kernel/resource";
import type { Rule } from "../../rule";
import type { Leak } from "../../secrets/find";
import { leaksOf } from "../../views/leaks";

/** A value that is unknown yet, or marked as secret, is no literal; this rule looks at what stands in the program in clear. */
export const rule: Rule = {
  id: "no-credential-literals",
  title: "No input of any resource holds a credential in clear.",
  why: "It stands in the repository, in the state and in every preview that is commented on a pull request.",
  fix: "Revoke the credential. Read the new one as a secret from configuration, or write it into Parameter Store by CLI and name it in `secrets`.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: [
    "CKV_AWS_41",
    "CKV_AWS_45",
    "CKV_AWS_46",
    "AWS-0029",
    "AWS-0036",
    "ECS.8",
    "NAG-ECS2",
    "PRW:awslambda_function_no_secrets_in_variables",
    "190-4.1.4",
  ],
  types: "all",
  check: (resource, check) => {
    const [first, ...others] = leaksOf(resource);
    check.expect(() => first === undefined, told(first));
    for (const leak of others) check.expect(() => false, told(leak));
    const variables = resource.raw("environment.variables");
    if (typeof variables !== "object" || variables === null) return;
    for (const [name, value] of Object.entries(variables))
      if (isSecret(value))
        check.expect(
          () => false,
          `environment.variables.${name} holds what is marked as secret, and everybody who may describe it reads it`,
        );
  },
};

/** Where it stands and what it is, and never what it says. */
const told = (leak: Leak | undefined): string => `${leak?.path.join(".") ?? ""} holds ${leak?.kind ?? ""}`;
