import { check } from "../components/definition/check";
import type { ProductDefinition } from "../components/definition/definition";
import type { Problem } from "../components/refuse";
import { factsFor } from "./facts";

/** Every problem of a definition against the company it is of, in its own words; empty when it can be built. */
export function definitionProblems(definition: unknown, today: string): Problem[] {
  const problems = check(definition, factsFor(definition, today));
  if (problems.length > 0) return problems;
  // What names the outside is read by the gate's own means, which only a sound definition is worth loading for.
  const { outsideProblems } = require("./outside-check") as typeof import("./outside-check");
  return outsideProblems(definition as ProductDefinition, today);
}
