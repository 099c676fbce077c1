import { CANNOT_READ } from "../../kernel/reader";
import { isHidden } from "../../kernel/resource";
import type { Rule } from "../../rule";
import { valuesAt } from "../../shapes/places";
import { reviewedPart } from "../../views/shapes";

export const rule: Rule = {
  id: "reviewed-links",
  title: "What another resource has always answered comes from a resource of the program.",
  why: "An id that is written down is that of something which nobody here made: a stranger's, a former one's, or nobody's.",
  fix: "Take the output of the resource that is meant. To have a written value reviewed, run `npm run generate`, read the difference of policies/shapes.json and policies/parts.json (`made` becomes another token), and ask its owner in .github/CODEOWNERS.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: "all",
  check: (view, check) => {
    const { resource, graph } = view;
    let isSaid = false;
    let isBlind = false;
    let isWritten = false;
    for (const { property, path } of reviewedPart(resource, graph.stack)?.links ?? []) {
      if ((resource.props[property] ?? undefined) === undefined) continue;
      isSaid = true;
      if ((resource.propertyDependencies[property] ?? []).length > 0) continue;
      const values = valuesAt(resource.props, path);
      if (values.every(isHidden)) {
        isBlind ||= values.length > 0;
        continue;
      }
      isWritten = true;
      check.expect(() => false, `${path} is written down, and comes from no resource`, { part: property });
    }
    if (isSaid && !isWritten)
      check.expect(() => {
        if (isBlind) throw CANNOT_READ;
        return true;
      }, "");
  },
};
