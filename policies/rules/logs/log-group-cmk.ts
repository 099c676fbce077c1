import type { Rule } from "../../rule";
import { usesCustomerKey } from "../../views/keys";

/** A stack rule, since the key's ARN is unknown until it exists, while the key that it comes from is not. */
export const rule: Rule = {
  id: "log-group-cmk",
  title: "Every log group is encrypted with a customer managed key.",
  why: "Logs hold what applications print, personal data at times; the key decides who reads them.",
  fix: "Set kmsKeyId to the key for logs, in the region of the log group.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_158", "AWS-0017"],
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (group, check) => {
    check.expect(() => usesCustomerKey(group, "kmsKeyId"), "the log group names no customer managed key");
  },
};
