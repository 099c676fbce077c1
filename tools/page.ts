import type { ProductDefinition } from "../components/definition/definition";
import { parameterRows } from "./parameters";
import { diagramsOf } from "./report/html/diagram";
import type { PageParts } from "./report/html/page";
import type { Preview } from "./report/model";
import { type SubjectArgs, subjectOf } from "./subject";

/** What a page has beside what every report has. */
export async function pageParts(found: Preview, args: SubjectArgs): Promise<PageParts> {
  return { diagrams: await diagramsOf(found), parameters: found.byUrn.size === 0 ? [] : parametersOf(args) };
}

function parametersOf(args: SubjectArgs): PageParts["parameters"] {
  const subject = subjectOf(args);
  return subject.kind === "shared" ? [] : parameterRows(subject.definition as ProductDefinition);
}
