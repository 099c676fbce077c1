import type { Rule } from "../../rule";
import { holders, rulesIn } from "../../views/security-groups";

export const rule: Rule = {
  id: "sg-no-world-admin-ports",
  title: "No security group admits the internet to SSH or RDP, or to everything.",
  why: "These ports are tried within minutes of being open.",
  fix: "Remove the rule: hosts are reached through Session Manager.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_277", "AWS-0107", "EC2.13", "EC2.14", "CIS5-5.3", "CIS5-5.4"],
  types: holders,
  check: (holder, check) => {
    for (const rule of rulesIn(holder)) {
      if (rule.direction !== "ingress") continue;
      check.expect(
        () => !rule.isWorld() || ![22, 3389].some((port) => rule.covers(port)),
        "the internet reaches SSH, RDP or everything",
      );
    }
  },
};
