import type { Rule } from "../../rule";
import { MONITOR, NOTIFICATION_RULE, pagesOf, recipientsWoken, SYNTHETIC } from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-page-target-exists",
  title: "What wakes somebody names a PagerDuty service that is known.",
  why: "A handle with a mistake in it is a page that nobody gets.",
  fix: "Write @pagerduty-<service> with the name of the program's service, or of one in the registry.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [MONITOR, SYNTHETIC, NOTIFICATION_RULE],
  check: (subject, check) => {
    const pages = subject.type === NOTIFICATION_RULE ? recipientsWoken(subject) : pagesOf(subject);
    if (pages.length === 0) return;
    check.expect(() => {
      const known = new Set([
        ...check.registry.pagerduty.services,
        ...check.graph
          .ofType("datadog:pagerduty/serviceObject:ServiceObject")
          .flatMap((one) => one.text("serviceName") ?? []),
      ]);
      return pages.every((name) => known.has(name));
    }, "it wakes a service that Datadog does not know, or all of them");
  },
};
