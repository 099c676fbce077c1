import type { Rule } from "../../rule";
import { mayBeShared } from "../../views/shared-links";

export const rule: Rule = {
  id: "links-within-environment",
  title: "What a resource is made from stands in its own environment, or in the account.",
  why: "Staging that uses production's network, keys or roles reaches production; and neither can be changed or given up alone.",
  fix: "Give the component what its own environment has. What environments share by design stands in policies/views/shared-links.ts, with a reason.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["190-4.3.4"],
  types: "all",
  check: (view, check) => {
    const own = view.environment;
    if (own === undefined) return;
    let linked = false;
    for (const property of Object.keys(view.resource.propertyDependencies)) {
      for (const source of view.sourcesOf(property)) {
        linked = true;
        const other: string = source.environment ?? own;
        if (other === own || mayBeShared(view, property, own, other)) continue;
        check.expect(() => false, `${property} comes from ${source.name}, which stands in ${other}, not in ${own}`, {
          part: property,
        });
      }
    }
    if (linked) check.expect(() => true, "");
  },
};
