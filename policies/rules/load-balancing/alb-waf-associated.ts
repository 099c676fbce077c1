import type { Rule } from "../../rule";
import { isApplication, isInternal, LOAD_BALANCER } from "../../views/load-balancers";

export const rule: Rule = {
  id: "alb-waf-associated",
  title: "A load balancer that faces the internet has a web ACL.",
  why: "It would take every attack as it comes.",
  fix: "Make it internal behind CloudFront, or associate a regional web ACL.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_28", "ELB.16"],
  types: [LOAD_BALANCER],
  check: (balancer, check) => {
    check.expect(
      () =>
        isInternal(balancer) ||
        (isApplication(balancer) &&
          check.graph.satellites(balancer, "aws:wafv2/webAclAssociation:WebAclAssociation", "resourceArn").length > 0),
      "it faces the internet without a web ACL",
    );
  },
};
