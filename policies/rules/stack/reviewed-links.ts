import { CANNOT_READ } from "../../kernel/reader";
import { isHidden } from "../../kernel/resource";
import type { Rule } from "../../rule";
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
    const links = reviewedPart(resource, graph.stack)?.links;
    const said = (links ?? []).filter(({ property }) => (resource.props[property] ?? undefined) !== undefined);
    if (said.length === 0) return;
    const loose = said
      .filter(({ property }) => (resource.propertyDependencies[property] ?? []).length === 0)
      .map((link) => ({ ...link, values: valuesAt(resource.props, link.steps) }));
    const written = loose.filter(({ values }) => !values.every(isHidden));
    for (const { property, path } of written)
      check.expect(() => false, `${path} is written down, and comes from no resource`, { part: property });
    if (written.length > 0) return;
    check.expect(() => {
      if (loose.some(({ values }) => values.length > 0)) throw CANNOT_READ;
      return true;
    }, "");
  },
};

/** The values at a path, in whatever elements of lists it goes through. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (step === undefined || isHidden(value)) return [value];
  if (step === "[]") return Array.isArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : [];
  return typeof value === "object" ? valuesAt((value as Readonly<Record<string, unknown>>)[step], rest) : [];
}
