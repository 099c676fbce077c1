import type { Rule } from "../../rule";
import { factsOf } from "../../views/facts";

/**
 * The deprecated inputs that are set all the same, by type and path, each with the reason. None beside these.
 *
 * A custom health check of Cloud Map is sent by the provider only together with its threshold: an empty block is left out, and found missing
 * at every preview (terraform-provider-aws #44285). Cloud Map itself takes every threshold for 1.
 */
export const admitted: Readonly<Record<string, readonly string[]>> = {
  "aws:servicediscovery/service:Service": ["healthCheckCustomConfig.failureThreshold"],
};

export const rule: Rule = {
  id: "deprecated-properties",
  title: "No type or input is used that its provider marks as deprecated.",
  why: "It stops working with a release, and often fights with what replaced it at every update.",
  fix: "Use what the provider's documentation names instead.",
  severity: "low",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: "all",
  check: (resource, check) => {
    const facts = factsOf(resource.resource.type);
    if (facts === undefined) return;
    check.expect(() => facts.deprecatedType !== true, "the type is deprecated");
    for (const property of facts.deprecated ?? []) {
      check.expect(() => resource.raw(property) === undefined, "a deprecated input is set", { part: property });
    }
  },
};
