import type { Rule } from "../../rule";
import { looksLikeCredential } from "../../views/credentials";

export const rule: Rule = {
  id: "ssm-parameter-no-credential-in-string",
  title: "No parameter in clear holds a credential.",
  why: "Parameters in clear stand in the state, in the console and in the history of both.",
  fix: "Write the value by CLI as SecureString below applications, and name it in the service.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["190-4.1.4"],
  types: ["aws:ssm/parameter:Parameter"],
  check: (parameter, check) => {
    if (parameter.text("type") === "SecureString") return;
    for (const path of ["value", "insecureValue"]) {
      if (parameter.raw(path) === undefined) continue;
      check.expect(() => !looksLikeCredential(parameter.text(path) ?? ""), "the value looks like a credential");
    }
  },
};
