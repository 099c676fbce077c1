import type { Rule } from "../../rule";
import { isComposite, MONITOR, pagesOf } from "../../views/monitors";

/** Failures below which nobody is woken, whatever share of the requests they are. */
const LEAST = 10;

export const rule: Rule = {
  id: "datadog-page-above-events",
  title: "Failed requests wake somebody above a least number of them, never by their share alone.",
  why: "At night one request of ten is a tenth of all: who is woken by it twice does not get up the third time.",
  fix: "Compare failures beyond a share with a number: sum(…):failures - 0.05 * requests > 20; or send the share to Slack.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [MONITOR],
  check: (monitor, check) => {
    if (isComposite(monitor)) return;
    check.expect(() => {
      const query = monitor.text("query") ?? "";
      if (!/5xx|error/i.test(query) || pagesOf(monitor).length === 0) return true;
      const compared = Number(/>=?\s*(\d+(?:\.\d+)?)\s*$/.exec(query)?.[1] ?? 0);
      return compared >= LEAST && !/\/\s*\(*(?:\w+\()?(?:sum|avg|min|max|count):/.test(query);
    }, "it wakes somebody for a share, or for a few requests");
  },
};
