import { partOf } from "../../compositions/composition";
import type { View } from "../../kernel/graph";
import { type Rule, STACK } from "../../rule";
import { reviewedCompositions } from "../../views/compositions";

export const rule: Rule = {
  id: "reviewed-compositions",
  title: "A component makes all that such components have always made.",
  why: "What is left out is missed by no rule that looks at what is there: a flow log, a lifecycle, a notification rule, an association.",
  fix: "Make it again. To leave it out for good, run `npm run generate`, read the difference of policies/compositions.json, and ask its owner in .github/CODEOWNERS.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [STACK],
  check: (stack, check) => {
    const reviewed = reviewedCompositions();
    const made = new Map<string, Set<string>>();
    const components: View[] = [];
    for (const view of stack.graph.all) {
      if (Object.hasOwn(reviewed, view.resource.type)) components.push(view);
      const parent = view.resource.parent === undefined ? undefined : stack.graph.find(view.resource.parent);
      if (parent === undefined) continue;
      const parts = made.get(parent.urn);
      if (parts === undefined) made.set(parent.urn, new Set([partOf(view.resource, parent)]));
      else parts.add(partOf(view.resource, parent));
    }
    for (const component of components) {
      const missing = (reviewed[component.resource.type] ?? []).filter(
        (part) => made.get(component.urn)?.has(part) !== true,
      );
      for (const part of missing) {
        const [type = "", name = ""] = part.split(" ");
        check.expect(() => false, `it makes no ${type} ${component.name}${name}`, { part: type, at: component });
      }
      if (missing.length === 0) check.expect(() => true, "", { at: component });
    }
  },
};
