import type { Rule } from "../../rule";
import { MONITOR, SYNTHETIC } from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-monitor-tags",
  title: "Monitors carry the tags of what they watch: product, env, service, team and managed-by:pulumi.",
  why: "Without them nobody finds the owner, and routing by tags misses them.",
  fix: "Set tags with the product's and the environment's names, service, team, and managed-by:pulumi.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [MONITOR, SYNTHETIC, "datadog:index/serviceLevelObjective:ServiceLevelObjective"],
  check: (monitor, check) => {
    const has = (tag: string): boolean => monitor.texts("tags").includes(tag);
    const says = (key: string): boolean =>
      monitor.texts("tags").some((tag) => tag.startsWith(`${key}:`) && tag.length > key.length + 1);
    check.expect(() => has(`product:${check.graph.stack}`), "it does not carry the product", { part: "product" });
    check.expect(
      () => (monitor.environment === undefined ? says("env") : has(`env:${monitor.environment}`)),
      "it does not carry its environment",
      { part: "env" },
    );
    check.expect(() => says("service"), "it does not carry its service", { part: "service" });
    const owner = check.product?.owner;
    check.expect(() => (owner === undefined ? says("team") : has(`team:${owner}`)), "it does not carry its team", {
      part: "team",
    });
    check.expect(() => has("managed-by:pulumi"), "it does not say who manages it", { part: "managed-by" });
  },
};
