import type { Rule } from "../../rule";
import { filtersBy, MONITOR } from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-monitor-query-scoped",
  title: "A monitor watches its own environment of its own product.",
  why: "Without a filter it alerts about everything in the account of Datadog; with another's, what it stands for is watched by nothing.",
  fix: "Filter every metric of the query by the environment that the monitor stands in, and by its product or a service.",
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
    const environment = monitor.environment === "account" ? undefined : monitor.environment;
    const product = check.product === undefined ? undefined : check.graph.stack;
    const isProducts = (scope: string): boolean =>
      filtersBy(scope, "product") ? filtersBy(scope, "product", product) : filtersBy(scope, "service");
    check.expect(() => {
      const query = monitor.text("query") ?? "";
      const scopes = scopesOf(query);
      return scopes.length > 0 && scopes.every((scope) => filtersBy(scope, "env", environment) && isProducts(scope));
    }, "its query is not limited to its own environment and product");
  },
};

/** What a query filters each of its metrics by: `{…}` that follows no `by`; the whole of a query about logs, events or checks. */
function scopesOf(query: string): string[] {
  const scopes = [...query.matchAll(/(\bby\s*)?\{([^{}]*)\}/g)].flatMap(([, by, scope]) =>
    by === undefined ? [scope ?? ""] : [],
  );
  return scopes.length > 0 || query === "" ? scopes : [query];
}
