import type { Rule } from "../../rule";
import { isApplication, LOAD_BALANCER } from "../../views/load-balancers";
import { namesGroup } from "../../views/group-users";

/**
 * Not in the list of rules: see `ecs-service-security-groups`.
 */
export const rule: Rule = {
  id: "alb-security-groups",
  title: "An application load balancer has a security group of its own.",
  why: "AWS gives it the default group of the VPC otherwise.",
  fix: "Set securityGroups to a group that the program makes for it.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [LOAD_BALANCER],
  check: (balancer, check) => {
    if (!isApplication(balancer)) return;
    check.expect(() => namesGroup(balancer, "securityGroups"), "it has no group of its own");
  },
};
