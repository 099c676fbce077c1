import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "pagerduty-service-settings",
  title: "A PagerDuty service speaks up again, and closes what nobody closes.",
  why: "An incident that was acknowledged and forgotten is one that goes on.",
  fix: "Set escalationPolicy, incidentUrgencyRule, acknowledgementTimeout and autoResolveTimeout to figures.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: [],
  types: ["pagerduty:index/service:Service"],
  check: (service, check) => {
    check.expect(() => service.isSet("escalationPolicy"), "nobody is woken", { part: "policy" });
    check.expect(() => service.isSet("incidentUrgencyRule.type"), "its urgency is not set", { part: "urgency" });
    for (const path of ["acknowledgementTimeout", "autoResolveTimeout"]) {
      check.expect(() => (service.number(path) ?? 0) > 0, "a timeout is not set", { part: "timeouts" });
    }
  },
};
