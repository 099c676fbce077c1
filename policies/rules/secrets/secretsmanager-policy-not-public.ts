import type { Rule } from "../../rule";
import { admitsEveryone, statements } from "../../kernel/documents";

export const rule: Rule = {
  id: "secretsmanager-policy-not-public",
  title: "No secret's policy admits everyone, and AWS is asked to refuse one that would.",
  why: "Such a secret is readable by any account of AWS.",
  fix: "Name the principals, and set blockPublicPolicy: true on the SecretPolicy.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["PRW:secretsmanager_not_publicly_accessible", "KICS"],
  types: ["aws:secretsmanager/secretPolicy:SecretPolicy", "aws:secretsmanager/secret:Secret"],
  check: (holder, check) => {
    if (holder.type.endsWith(":SecretPolicy")) {
      check.expect(() => holder.flag("blockPublicPolicy") === true, "blockPublicPolicy is not true", { part: "block" });
    } else if (holder.raw("policy") === undefined) {
      return;
    }
    check.expect(() => !statements(holder, "policy").some(admitsEveryone), "a statement allows something to everyone");
  },
};
