import type { Rule } from "../../rule";
import {
  isComposite,
  isResourceMetric,
  MONITOR,
  NOTIFICATION_RULE,
  pagesOf,
  recipientsWoken,
  speaksOf,
} from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-monitor-no-page-on-resource-metrics",
  title: "Latency, CPU and memory wake nobody.",
  why: "They say that something may happen; who is woken by them often stops looking.",
  fix: "Send it to Slack; wake people for HTTP 5xx and failed health checks.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [MONITOR],
  check: (monitor, check) => {
    if (isComposite(monitor) || !isResourceMetric(monitor)) return;
    check.expect(() => pagesOf(monitor).length === 0, "it wakes somebody");
    check.expect(
      () =>
        !check.graph
          .ofType(NOTIFICATION_RULE)
          .some((rule) => recipientsWoken(rule).length > 0 && speaksOf(rule, monitor)),
      "a notification rule wakes somebody for it",
      { part: "notification-rule" },
    );
  },
};
