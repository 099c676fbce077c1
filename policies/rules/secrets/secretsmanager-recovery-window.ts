import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "secretsmanager-recovery-window",
  title: "A deleted secret of production can be had back.",
  why: "With a window of 0 days one wrong deletion ends what depends on the secret.",
  fix: "Leave recoveryWindowInDays out, or set 7 to 30.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:secretsmanager/secret:Secret"],
  check: (secret, check) => {
    if (secret.environment === "staging" || secret.environment === "development") return;
    check.expect(() => (secret.number("recoveryWindowInDays") ?? 30) >= 7, "the secret is gone at once");
  },
};
