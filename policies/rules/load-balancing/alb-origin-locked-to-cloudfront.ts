import type { Rule } from "../../rule";
import { GROUP, rulesOf } from "../../views/security-groups";
import { LOAD_BALANCER } from "../../views/load-balancers";

export const rule: Rule = {
  id: "alb-origin-locked-to-cloudfront",
  title: "A load balancer that is an origin of CloudFront admits CloudFront's addresses only.",
  why: "Whoever else reaches it passes the web ACL by.",
  fix: "Admit the prefix list of CloudFront's origin-facing addresses, and nothing by CIDR.",
  severity: "medium",
  level: "advisory",
  kind: "stack",
  references: [],
  types: ["aws:cloudfront/vpcOrigin:VpcOrigin"],
  check: (origin, check) => {
    check.expect(() => {
      const [balancer] = origin.sources("vpcOriginEndpointConfig").filter((source) => source.type === LOAD_BALANCER);
      const groups = balancer?.sources("securityGroups").filter((source) => source.type === GROUP) ?? [];
      const ingress = groups.flatMap(rulesOf).filter(({ direction }) => direction === "ingress");
      return ingress.length > 0 && ingress.every((rule) => rule.cidrs().length === 0);
    }, "the load balancer behind it admits addresses beside CloudFront's");
  },
};
