import type { Rule } from "../../rule";
import { GROUP, rulesOf } from "../../views/security-groups";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

/** Behind CloudFront load balancers are internal, hence no group of this platform admits the internet; the rule says what one may do. */
export const rule: Rule = {
  id: "sg-world-ingress-only-public-lb",
  title: "The internet is admitted only to HTTPS (or HTTP, to be redirected) of public load balancers.",
  why: "Whatever else faces the internet is passed by the web ACL.",
  fix: "Let the service stand behind the load balancer and admit its security group.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: ["EC2.18", "NAG-EC23", "AWS-0107"],
  types: [GROUP],
  check: (group, check) => {
    for (const rule of rulesOf(group)) {
      if (rule.direction !== "ingress") continue;
      check.expect(
        () =>
          !rule.isWorld() ||
          ((rule.isOnly(443) || rule.isOnly(80)) &&
            check.graph
              .satellites(group, BALANCER, "securityGroups")
              .some((balancer) => balancer.flag("internal") !== true)),
        "the internet is admitted to something else than a public load balancer",
        { at: rule.holder },
      );
    }
  },
};
