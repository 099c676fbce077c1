import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "pagerduty-service-production-only",
  title: "A PagerDuty service stands for production.",
  why: "Who can be woken for staging will be.",
  fix: "Make it below the production environment, and name no other in it.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["pagerduty:index/service:Service"],
  check: (service, check) => {
    check.expect(() => service.environment === "production", "it stands in another environment", { part: "place" });
    check.expect(() => {
      const words = (service.text("name") ?? "").toLowerCase().split(/[^a-z0-9]+/);
      return !check.registry.environments.some(
        (one) => one !== "production" && one !== "account" && words.includes(one),
      );
    }, "its name says another environment");
  },
};
