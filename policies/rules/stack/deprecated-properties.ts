import type { Rule } from "../../rule";
import { factsOf } from "../../views/facts";

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
