import type { Rule } from "../../rule";
import { isApplication, LOAD_BALANCER } from "../../views/load-balancers";

export const rule: Rule = {
  id: "alb-drop-invalid-headers",
  title: "A load balancer drops malformed headers, and requests that two servers would read differently.",
  why: "Such requests are how one user's request is smuggled into another's.",
  fix: "Set dropInvalidHeaderFields: true and leave desyncMitigationMode at defensive or strictest.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_131", "CKV_AWS_328", "AWS-0052", "ELB.4", "ELB.12"],
  types: [LOAD_BALANCER],
  check: (balancer, check) => {
    if (!isApplication(balancer)) return;
    check.expect(() => balancer.flag("dropInvalidHeaderFields") === true, "it passes malformed headers on", {
      part: "headers",
    });
    check.expect(() => balancer.text("desyncMitigationMode") !== "monitor", "it only watches ambiguous requests", {
      part: "desync",
    });
  },
};
