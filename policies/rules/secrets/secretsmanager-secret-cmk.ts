import type { Rule } from "../../rule";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "secretsmanager-secret-cmk",
  title: "Every secret is encrypted with a customer managed key.",
  why: "AWS's own key opens for everyone in the account who may read secrets at all.",
  fix: "Set kmsKeyId to the key for parameters.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_149", "AWS-0098"],
  types: ["aws:secretsmanager/secret:Secret"],
  check: (secret, check) => {
    check.expect(() => usesCustomerKey(secret, "kmsKeyId"), "the secret names no customer managed key");
  },
};
