import type { Rule } from "../../rule";
import { soundsSecret } from "../../secrets/names";

export const rule: Rule = {
  id: "ssm-parameter-secure-string",
  title: "A parameter that is a secret by its name or its mark is a SecureString.",
  why: "A String is readable by everyone who may list parameters, in the console too.",
  fix: "Set type: SecureString and keyId.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV2_AWS_34"],
  types: ["aws:ssm/parameter:Parameter"],
  check: (parameter, check) => {
    check.expect(() => {
      if (parameter.text("type") === "SecureString") return true;
      if (soundsSecret((parameter.text("name") ?? "").split("/").at(-1) ?? "")) return false;
      if (parameter.isSecret("value")) return false;
      return ["String", "StringList"].includes(parameter.text("type") ?? "");
    }, "the parameter is kept in clear");
  },
};
