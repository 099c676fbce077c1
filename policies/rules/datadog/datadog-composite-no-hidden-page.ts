import type { Rule } from "../../rule";
import { isComposite, isResourceMetric, MONITOR, pagesOf } from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-composite-no-hidden-page",
  title: "A monitor made of others wakes nobody for latency, CPU or memory.",
  why: "It would be a way around the rule for a single monitor.",
  fix: "Compose it of monitors of failures, all of this program; or send it to Slack.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [MONITOR],
  check: (monitor, check) => {
    if (!isComposite(monitor)) return;
    check.expect(() => {
      if (pagesOf(monitor).length === 0) return true;
      const sources = monitor.sources("query").filter((source) => source.type === MONITOR);
      const known = check.graph.ofType(MONITOR);
      const ids = sources.length > 0 ? [] : ((monitor.text("query") ?? "").match(/\d+/g) ?? []);
      const named = ids.map((id) => known.find((one) => one.text("id") === id));
      const all = [...sources, ...named];
      return all.length > 0 && all.every((one) => one !== undefined && !isResourceMetric(one));
    }, "it wakes somebody for how slow or busy something is, or for what is not known here");
  },
};
