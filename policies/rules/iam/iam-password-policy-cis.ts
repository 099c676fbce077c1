import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "iam-password-policy-cis",
  title: "A password of an account has 14 characters, is never one of the last 24, and ends after 90 days.",
  why: "It is what the CIS benchmark asks for.",
  fix: "Set minimumPasswordLength: 14, passwordReusePrevention: 24, maxPasswordAge: 90.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_10", "CKV_AWS_13", "CKV_AWS_9", "AWS-0063", "AWS-0056", "AWS-0062", "CIS5-1.7", "CIS5-1.8"],
  types: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
  check: (policy, check) => {
    check.expect(() => (policy.number("minimumPasswordLength") ?? 0) >= 14, "passwords may be shorter than 14", {
      part: "length",
      level: "mandatory",
    });
    check.expect(() => policy.number("passwordReusePrevention") === 24, "old passwords may be used again", {
      part: "reuse",
      level: "mandatory",
    });
    check.expect(
      () => {
        const days = policy.number("maxPasswordAge") ?? 0;
        return days > 0 && days <= 90;
      },
      "passwords do not end after 90 days",
      { part: "age" },
    );
  },
};
