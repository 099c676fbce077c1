import type { Rule } from "../../rule";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "ssm-parameter-cmk",
  title: "A SecureString is encrypted with a customer managed key.",
  why: "AWS's own key opens for everyone in the account who may read parameters.",
  fix: "Set keyId to the key for parameters.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_337"],
  types: ["aws:ssm/parameter:Parameter"],
  check: (parameter, check) => {
    if (parameter.text("type") !== "SecureString") return;
    check.expect(() => usesCustomerKey(parameter, "keyId"), "the parameter names no customer managed key");
  },
};
