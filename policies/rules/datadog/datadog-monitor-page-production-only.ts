import type { Rule } from "../../rule";
import {
  filtersBy,
  isComposite,
  MONITOR,
  NOTIFICATION_RULE,
  pagesOf,
  recipientsWoken,
  SYNTHETIC,
} from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-monitor-page-production-only",
  title: "Only what watches production wakes somebody.",
  why: "Who is woken for staging stops answering.",
  fix: "Remove the @pagerduty handle, or watch env:production in the tags and in the query.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [MONITOR, SYNTHETIC, NOTIFICATION_RULE],
  check: (subject, check) => {
    const production = "env:production";
    if (subject.type === NOTIFICATION_RULE) {
      check.expect(
        () =>
          recipientsWoken(subject).length === 0 ||
          subject.texts("filter.tags").includes(production) ||
          filtersBy(subject.text("filter.scope") ?? "", "env", "production"),
        "it wakes somebody for other environments",
      );
      return;
    }
    check.expect(
      () => pagesOf(subject).length === 0 || subject.texts("tags").includes(production),
      "it wakes somebody and is not tagged as production's",
      { part: "tag" },
    );
    if (subject.type !== MONITOR) return;
    check.expect(
      () =>
        pagesOf(subject).length === 0 ||
        isComposite(subject) ||
        filtersBy(subject.text("query") ?? "", "env", "production"),
      "it wakes somebody and watches other environments too",
      { part: "query" },
    );
  },
};
