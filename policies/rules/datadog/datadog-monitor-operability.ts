import type { Rule } from "../../rule";
import { isComposite, MONITOR, pagesOf } from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-monitor-operability",
  title: "A monitor says what to do, when it is over, and what no data means.",
  why: "Who is woken at three has no time to find out.",
  fix: "Write a link to the runbook and a {{#is_recovery}} text into the message; set monitorThresholds.critical, onMissingData, and renotifyInterval on what wakes somebody.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: [],
  types: [MONITOR],
  check: (monitor, check) => {
    const message = (): string => monitor.text("message") ?? "";
    check.expect(() => /runbook/i.test(message()) && /https:\/\//.test(message()), "it links to no runbook", {
      part: "runbook",
    });
    check.expect(() => /\{\{#is_(alert_)?recovery\}\}/.test(message()), "it does not tell when it is over", {
      part: "recovery",
    });
    check.expect(
      () => isComposite(monitor) || monitor.isSet("monitorThresholds.critical"),
      "it has no critical threshold",
      {
        part: "threshold",
      },
    );
    check.expect(
      () => isComposite(monitor) || monitor.isSet("onMissingData") || monitor.flag("notifyNoData") !== undefined,
      "it does not say what no data means",
      { part: "no-data" },
    );
    check.expect(
      () => pagesOf(monitor).length === 0 || (monitor.number("renotifyInterval") ?? 0) > 0,
      "it wakes somebody once",
      {
        part: "renotify",
      },
    );
  },
};
