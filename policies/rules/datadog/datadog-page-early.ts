import type { Rule } from "../../rule";
import { MONITOR, pagesOf } from "../../views/monitors";

const LONGEST_SECONDS = 300;

export const rule: Rule = {
  id: "datadog-page-early",
  title: "What wakes somebody is judged within five minutes of its figures.",
  why: "A page that waits until every figure is certain comes when customers have called.",
  fix: "Set evaluationDelay to 300 or less, and count failures over a window that late figures still fall into.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [MONITOR],
  check: (monitor, check) => {
    check.expect(
      () => pagesOf(monitor).length === 0 || (monitor.number("evaluationDelay") ?? 0) <= LONGEST_SECONDS,
      "it wakes somebody late",
    );
  },
};
