import type { Rule } from "../../rule";
import { filtersBy, MONITOR } from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-monitor-query-scoped",
  title: "A monitor watches one environment of one product.",
  why: "Without a filter it alerts about everything in the account of Datadog.",
  fix: "Filter every metric of the query by env and by product or service.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [MONITOR],
  check: (monitor, check) => {
    if (
      !/^(metric alert|query alert|log alert|trace-analytics alert|rum alert|service check|event-v2 alert)$/.test(
        monitor.text("type") ?? "metric alert",
      )
    )
      return;
    check.expect(() => {
      const query = monitor.text("query") ?? "";
      const scopes = scopesOf(query);
      return (
        scopes.length > 0 &&
        scopes.every((scope) => filtersBy(scope, "env") && (filtersBy(scope, "product") || filtersBy(scope, "service")))
      );
    }, "its query is not limited to an environment of a product");
  },
};

/** What a query filters each of its metrics by: `{…}` that follows no `by`; the whole of a query about logs, events or checks. */
function scopesOf(query: string): string[] {
  const scopes = [...query.matchAll(/(\bby\s*)?\{([^{}]*)\}/g)].flatMap(([, by, scope]) =>
    by === undefined ? [scope ?? ""] : [],
  );
  return scopes.length > 0 || query === "" ? scopes : [query];
}
