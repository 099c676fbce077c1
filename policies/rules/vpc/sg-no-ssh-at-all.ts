import type { Rule } from "../../rule";
import { holders, rulesIn } from "../../views/security-groups";

export const rule: Rule = {
  id: "sg-no-ssh-at-all",
  title: "No security group admits SSH, from wherever.",
  why: "A shell is opened through Session Manager, which knows who it was and writes down what they did.",
  fix: "Remove port 22 from the rule; state the port that is meant instead of all.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: holders,
  check: (holder, check) => {
    for (const rule of rulesIn(holder)) {
      if (rule.direction !== "ingress") continue;
      check.expect(() => !rule.covers(22), "SSH is admitted");
    }
  },
};
