import type { Rule } from "../../rule";
import { LOAD_BALANCER } from "../../views/load-balancers";

export const rule: Rule = {
  id: "alb-multi-az",
  title: "A load balancer stands in two zones or more.",
  why: "It would fail with its zone, and AWS refuses it.",
  fix: "Give it subnets of two zones.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["ELB.13", "CKV_AWS_152"],
  types: [LOAD_BALANCER],
  check: (balancer, check) => {
    check.expect(
      () => balancer.list("subnets").length + balancer.list("subnetMappings").length >= 2,
      "it stands in fewer than two subnets",
    );
  },
};
