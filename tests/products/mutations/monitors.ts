import type { Census } from "./classes";
import { changed, type Mutant } from "./mutant";

/** A page where nobody may be paged, for each monitor that has none; and a query that no longer says whose. */
export function* monitorMutants(census: Census): Generator<Mutant> {
  for (const monitor of census.samples.filter(({ type }) => type === "datadog:index/monitor:Monitor")) {
    const { message = "", query = "", name = "" } = monitor.props as Record<string, string>;
    const mutant = (path: string, change: string, value: unknown): Mutant =>
      changed("page misplaced", monitor, [path], change, value);
    const page = "{{#is_alert}}@pagerduty-shine-production{{/is_alert}}";
    const isProduction = census.environmentOf(monitor) === "production";
    const isResource = /cpu|memory|latency|response|duration/i.test(`${name} ${query}`);
    if (!isProduction) yield mutant("message", "pages outside of production", `${message}\n${page}`);
    else if (isResource) yield mutant("message", "pages for a resource metric", `${message}\n${page}`);
    if (isProduction && !isResource)
      yield mutant("message", "pages a service that nobody knows", `${message}\n@pagerduty-nobody`);
    yield mutant("query", "of every environment", query.replaceAll(/env:\w+,?/g, ""));
  }
}
