import type { Rule } from "../../rule";
import { holders, rulesIn } from "../../views/security-groups";

export const rule: Rule = {
  id: "sg-egress-restricted",
  title: "No security group lets everything out to everywhere.",
  why: "What breaks in calls home on whatever port is open.",
  fix: "State protocol and port of what is called: HTTPS to the internet, the database's port to its group.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_382", "AWS-0104", "190-4.4.2"],
  types: holders,
  check: (holder, check) => {
    for (const rule of rulesIn(holder)) {
      if (rule.direction !== "egress") continue;
      check.expect(() => !rule.isWorld() || !rule.isEveryProtocol(), "everything may leave to everywhere");
    }
  },
};
