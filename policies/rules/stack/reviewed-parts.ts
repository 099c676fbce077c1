import { isProvider } from "../../kernel/resource";
import type { Rule } from "../../rule";
import { madeByComponents } from "../../shapes/free-by-nature";
import { kindOf } from "../../shapes/part";
import { reviewedPart } from "../../views/shapes";

/** Components of providers, of which an engine tells other inputs than we give: there are no parts of them. */
const providersOwn: ReadonlySet<string> = new Set(Object.values(madeByComponents));

export const rule: Rule = {
  id: "reviewed-parts",
  title: "Every resource is one that its component is known to make.",
  why: "A type that is reviewed is not harmless wherever it stands: one more record or policy says what nobody has looked at, in values that are free.",
  fix: "Leave it out. To have it reviewed, run `npm run generate`, read the difference of policies/parts.json, and ask its owner in .github/CODEOWNERS.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: "all",
  check: (view, check) => {
    const { resource, graph } = view;
    const reviewed = reviewedPart(resource, graph.stack);
    // Of a type that nobody has reviewed `reviewed-shapes` tells.
    if (reviewed === undefined || isProvider(resource.type) || providersOwn.has(resource.type)) return;
    const [maker = ""] = kindOf(resource).split(" ");
    check.expect(
      () => reviewed.part !== undefined,
      `nobody has reviewed that ${maker === "" ? "a stack by itself" : maker} makes it`,
    );
  },
};
