import type { Rule } from "../../rule";
import { holders, rulesIn } from "../../views/security-groups";

const risky = [
  20, 21, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 4333, 5000, 5432, 5500, 5601, 6379, 8080, 8088, 8888,
  9200, 9300, 11211, 27017,
];

export const rule: Rule = {
  id: "sg-no-world-high-risk-ports",
  title: "No security group admits the internet to a port of databases, caches, file transfer or administration.",
  why: "These services are written for friendly networks.",
  fix: "Admit the security group of what connects.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["EC2.19", "CKV_AWS_260", "CIS5-5.1.2"],
  types: holders,
  check: (holder, check) => {
    for (const rule of rulesIn(holder)) {
      if (rule.direction !== "ingress") continue;
      check.expect(
        () => !rule.isWorld() || !risky.some((port) => rule.covers(port)),
        "the internet reaches a risky port",
      );
    }
  },
};
