import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "kms-key-enabled",
  title: "No key is disabled.",
  why: "What a disabled key opened is unreadable, and what is to be written with it is lost.",
  fix: "Remove isEnabled: false.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_227"],
  types: ["aws:kms/key:Key"],
  check: (key, check) => {
    // Keys are enabled unless the program says otherwise.
    check.expect(() => key.flag("isEnabled") ?? true, "the key is disabled");
  },
};
