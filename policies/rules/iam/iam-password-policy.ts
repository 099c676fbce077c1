import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "iam-password-policy",
  title: "A password of an account has 8 characters or more, of all four kinds.",
  why: "Short passwords are guessed.",
  fix: "Set minimumPasswordLength and the four require… inputs.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [
    "CKV_AWS_11",
    "CKV_AWS_12",
    "CKV_AWS_14",
    "CKV_AWS_15",
    "AWS-0058",
    "AWS-0059",
    "AWS-0060",
    "AWS-0061",
    "IAM.7",
  ],
  types: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
  check: (policy, check) => {
    check.expect(() => (policy.number("minimumPasswordLength") ?? 0) >= 8, "passwords may be shorter than 8", {
      part: "length",
    });
    for (const kind of ["UppercaseCharacters", "LowercaseCharacters", "Numbers", "Symbols"]) {
      check.expect(() => policy.flag(`require${kind}`) === true, "passwords may lack a kind of character", {
        part: "kinds",
      });
    }
  },
};
