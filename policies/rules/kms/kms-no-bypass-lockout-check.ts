import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "kms-no-bypass-lockout-check",
  title: "AWS's check that a key's policy leaves somebody able to manage the key is never bypassed.",
  why: "A key that nobody may manage is lost, with all that it protects.",
  fix: "Remove bypassPolicyLockoutSafetyCheck.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["pulumi-compliance:disallow-bypass-policy-lockout-safety-check"],
  types: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy"],
  check: (holder, check) => {
    check.expect(
      () => holder.flag("bypassPolicyLockoutSafetyCheck") !== true && holder.flag("bypassPolicyLockoutCheck") !== true,
      "the check is bypassed",
    );
  },
};
