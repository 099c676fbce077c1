import type { Rule } from "../../rule";
/** Mandatory: nothing brings a key back, nor what it encrypted. */
export const rule: Rule = {
  id: "kms-key-deletion-window",
  title: "A deleted key can be had back for 14 days at the least.",
  why: "That is how long it takes to notice, after a holiday, what the key opened.",
  fix: "Set deletionWindowInDays to 14 or more, or leave it out, which means 30.",
  severity: "low",
  level: "mandatory",
  kind: "resource",
  references: ["KMS.3"],
  types: ["aws:kms/key:Key"],
  check: (key, check) => {
    check.expect(() => (key.number("deletionWindowInDays") ?? 30) >= 14, "the key is gone too soon");
  },
};
