import type { Rule } from "../../rule";
import { aclRulesIn, aclTypes } from "../../views/network-acls";

export const rule: Rule = {
  id: "nacl-no-all-ports",
  title: "A rule of a network ACL that admits says which ports.",
  why: "A lock that is open for everything locks nothing.",
  fix: "State protocol, fromPort and toPort.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_352", "AWS-0102"],
  types: aclTypes,
  check: (holder, check) => {
    for (const rule of aclRulesIn(holder))
      check.expect(() => !rule.admits() || !rule.isEveryProtocol(), "every port is admitted");
  },
};
