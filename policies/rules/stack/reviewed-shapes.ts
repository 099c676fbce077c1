import { CANNOT_READ } from "../../kernel/reader";
import type { Rule } from "../../rule";
import { compare } from "../../shapes/compare";
import { madeByComponents } from "../../shapes/free-by-nature";
import { refused } from "../../views/refused";
import { isFormHidden } from "../../shapes/forms";
import { lacking, providersOf } from "../../shapes/part";
import { saidOf } from "../../shapes/said";
import { reviewedPart, reviewedWords } from "../../views/shapes";

export const rule: Rule = {
  id: "reviewed-shapes",
  title:
    "Every resource is of a type, sets properties and has options that somebody has looked at, and of no type that has a better one.",
  why: "Other rules name what is wrong; of a type, a property or a value that nobody thought of they know nothing.",
  fix: "Leave it as it was. To have it reviewed, run `npm run generate`, read the difference of policies/shapes.json and policies/parts.json (what it opens, hides or costs; which rule must speak of it), and ask its owner in .github/CODEOWNERS.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_348", "CKV_AWS_273", "IAM.4", "NAG-ELB1", "EC2.23"],
  types: "all",
  check: (view, check) => {
    const { resource } = view;
    const { stack } = view.graph;
    const better = refused.get(view.type);
    if (better !== undefined) {
      check.expect(() => false, better, { part: "refused" });
      return;
    }
    const reviewed = reviewedPart(resource, stack);
    if (reviewed === undefined) {
      check.expect(() => Object.hasOwn(madeByComponents, resource.type), "nobody has reviewed this type");
      return;
    }
    const { part } = reviewed;
    const said = saidOf(check.product, stack, resource.name);
    const missing = part === undefined ? [] : lacking(resource, view.raw(), part, said);
    for (const problem of missing) check.expect(() => false, problem);
    const { problems, unreadable } = compare({ ...reviewed, resource, inputs: view.raw(), words: reviewedWords() });
    for (const problem of problems) check.expect(() => false, problem);
    const allowed = reviewed.shape.options?.["provider"];
    const others = allowed === undefined ? [] : providersOf(resource, stack).filter((one) => !allowed.includes(one));
    for (const other of others)
      check.expect(
        () => false,
        `its provider is ${other}, which nobody has reviewed; reviewed: ${allowed?.join(", ") ?? ""}`,
      );
    if (problems.length + others.length + missing.length > 0) return;
    check.expect(() => {
      if (unreadable || isFormHidden(view.raw(), part?.forms)) throw CANNOT_READ;
      return true;
    }, "");
  },
};
