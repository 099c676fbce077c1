import type { Rule } from "../../rule";
import { MONITOR, pagesOf } from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-monitor-priority",
  title: "What wakes somebody has priority 1 or 2, everything else 3 to 5.",
  why: "A list of alerts is read by priority.",
  fix: "Set priority.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: [],
  types: [MONITOR],
  check: (monitor, check) => {
    check.expect(() => {
      const priority = monitor.number("priority") ?? 0;
      return pagesOf(monitor).length > 0 ? priority === 1 || priority === 2 : priority >= 3 && priority <= 5;
    }, "its priority does not say whether it wakes somebody");
  },
};
