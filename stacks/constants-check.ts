import type { z } from "zod";
import { rosterLaws } from "../components/oncall/check-roster";
import type { Roster } from "../components/oncall/roster";
import { shapeIssues, shapeProblems } from "../components/definition/checks/shape-problems";
import type { Problem } from "../components/refuse";
import type { Foundation } from "./foundation";
import { foundationLaws } from "./foundation-laws";
import { foundationShape } from "./foundation-shape";
import { inFile } from "./in-file";
import { rosterShape } from "./people-shape";
import { peopleLaws } from "./people-laws";

/** A law with the constants that it reads: left out while one of them is no object or list, which it could not read. */
export interface ConstantLaw<Constants> {
  readonly reads: readonly (keyof Constants & string)[];
  readonly law: (constants: Constants) => readonly Problem[];
}

/** All that is wrong with the constants that the company edits, at once, each by its file and its place there. */
export function constantsProblems(foundation: Foundation, roster: Roster): Problem[] {
  return [
    ...problemsIn("stacks/foundation.ts", foundation, foundationShape, foundationLaws),
    ...problemsIn("stacks/people.ts", roster, rosterShape, [...rosterLaws, ...peopleLaws]),
  ];
}

function problemsIn<Constants extends object>(
  file: string,
  constants: Constants,
  shape: z.ZodType,
  laws: readonly ConstantLaw<Constants>[],
): Problem[] {
  const issues = shapeIssues(constants, shape);
  const unreadable = new Set(issues.filter(isContainer).map(({ path: [first] }) => String(first)));
  const problems = issues.flatMap((issue) => shapeProblems(issue, shape));
  if (issues.some((issue) => isContainer(issue) && issue.path.length === 0)) return inFile(file, problems);
  const told = new Set(problems.map(({ path }) => path));
  const lawful = laws
    .filter(({ reads }) => !reads.some((part) => unreadable.has(part)))
    .flatMap(({ law }) => law(constants))
    .filter(({ path }) => !told.has(path));
  return inFile(file, [...problems, ...lawful]);
}

/** Whether something that holds others is missing or of another kind. */
function isContainer(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" && ["object", "record", "array"].includes(issue.expected);
}
