import type { Rule } from "../../rule";
import { WEB_ACL } from "../../views/distributions";

export const rule: Rule = {
  id: "waf-metrics",
  title: "A web ACL, a rule group and each of their rules counts what it does.",
  why: "A rule without a metric blocks customers, or nobody, unseen.",
  fix: "Set visibilityConfig.cloudwatchMetricsEnabled: true on the ACL and on every rule.",
  severity: "low",
  level: "mandatory",
  kind: "resource",
  references: ["WAF.12"],
  types: [WEB_ACL, "aws:wafv2/ruleGroup:RuleGroup", "aws:wafv2/webAclRule:WebAclRule"],
  check: (view, check) => {
    for (const reader of [view, ...view.list("rules")]) {
      check.expect(() => reader.flag("visibilityConfig.cloudwatchMetricsEnabled") === true, "there is no metric");
    }
  },
};
