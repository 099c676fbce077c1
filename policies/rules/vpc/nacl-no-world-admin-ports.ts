import type { Rule } from "../../rule";
import { aclRulesIn, aclTypes } from "../../views/network-acls";

export const rule: Rule = {
  id: "nacl-no-world-admin-ports",
  title: "No network ACL admits the internet to ports 20 to 23 or 3389.",
  why: "The ACL is the second lock; it should not be open where the first must be shut.",
  fix: "Deny these ports before the rule that admits.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "AWS-0105", "EC2.21", "CIS5-5.2"],
  types: aclTypes,
  check: (holder, check) => {
    const rules = aclRulesIn(holder);
    for (const rule of rules) {
      check.expect(
        () => !rule.admitsWorld() || ![20, 21, 22, 23, 3389].some((port) => rule.covers(port)),
        "the internet is admitted to administration",
      );
    }
  },
};
