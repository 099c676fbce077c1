import type { Rule } from "../../rule";
import { LOAD_BALANCER } from "../../views/load-balancers";

export const rule: Rule = {
  id: "alb-deletion-protection",
  title: "A production load balancer cannot be deleted by mistake.",
  why: "Everything behind it would be gone from the internet until the edge knows the next one.",
  fix: "Set enableDeletionProtection: true.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_150", "ELB.6"],
  types: [LOAD_BALANCER],
  check: (balancer, check) => {
    if (balancer.environment !== "production") return;
    check.expect(() => balancer.flag("enableDeletionProtection") === true, "it can be deleted");
  },
};
