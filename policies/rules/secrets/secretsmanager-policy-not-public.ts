import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "secretsmanager-policy-not-public",
  title: "AWS is asked to refuse a policy of a secret that would admit everyone.",
  why: "Such a secret is readable by any account of AWS, and the pack does not see what is changed by hand.",
  fix: "Set blockPublicPolicy: true on the SecretPolicy.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["PRW:secretsmanager_not_publicly_accessible", "KICS"],
  types: ["aws:secretsmanager/secretPolicy:SecretPolicy"],
  check: (holder, check) => {
    check.expect(() => holder.flag("blockPublicPolicy") === true, "blockPublicPolicy is not true", { part: "block" });
  },
};
