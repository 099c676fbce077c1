import type { Rule } from "../../rule";
import { GROUP, rulesOf } from "../../views/security-groups";
import { isInternal, LISTENER, LOAD_BALANCER } from "../../views/load-balancers";

/**
 * No definition makes a service public past the edge, hence no list: a load balancer is internal, or it takes requests of CloudFront alone.
 */
export const rule: Rule = {
  id: "alb-public-allow-list",
  title: "A load balancer is internal, or answers nobody but CloudFront.",
  why: "A request that comes past CloudFront comes past the web ACL.",
  fix: "Set internal: true and use a VPC origin; else admit the CloudFront prefix list alone, and answer 403 by default.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["AWS-0053"],
  types: [LOAD_BALANCER],
  check: (balancer, check) => {
    check.expect(() => {
      if (isInternal(balancer)) return true;
      const groups = balancer.sources("securityGroups").filter((source) => source.type === GROUP);
      const rules = groups.flatMap(rulesOf).filter(({ direction }) => direction === "ingress");
      const fromPrefixList = (rule: (typeof rules)[number]): boolean =>
        rule.cidrs().length === 0 && (rule.reader.isSet("prefixListId") || rule.reader.isSet("prefixListIds"));
      const refuses = check.graph
        .satellites(balancer, LISTENER, "loadBalancerArn")
        .flatMap((listener) => listener.list("defaultActions"))
        .every((action) => action.text("type") === "redirect" || action.text("fixedResponse.statusCode") === "403");
      return groups.length > 0 && rules.length > 0 && rules.every(fromPrefixList) && refuses;
    }, "it answers requests that do not come from CloudFront");
  },
};
