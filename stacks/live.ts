import { readFileSync } from "node:fs";
import { join } from "node:path";
import { complete } from "../components/definition/defaults";
import { finalFields, finalProblems, type LiveFields } from "../components/definition/final";
import { shapeIssues } from "../components/definition/checks/shape-problems";
import type { ProductDefinition } from "../components/definition/definition";
import type { Problem } from "../components/refuse";
import { foundation } from "./foundation";
import { ledger } from "./ledger";
import { catalogue } from "./products";
import { realRunProblems } from "./real-run";

/** By product: what it can have in one way only from its first `up` on. */
type Live = Readonly<Record<string, LiveFields | undefined>>;

/**
 * What is recorded as live in `stacks/live.json`. `npm run generate` adds what is new, of products that a real run would bring up, and forgets
 * what a definition has no more; what differs it refuses. Who has never brought a thing up may take its line out by hand.
 */
export const live: Live = JSON.parse(readFileSync(join(__dirname, "live.json"), "utf8")) as Live;

/** The final fields of a sound definition that are not what is live. */
export function liveProblems(definition: ProductDefinition): Problem[] {
  const fields = Object.hasOwn(live, definition.name) ? live[definition.name] : undefined;
  return fields === undefined ? [] : finalProblems(complete(definition, foundation), fields);
}

/** The same of a stack; one that is none of the catalogue's, or has not the shape of a definition, is refused elsewhere. */
export function liveProblemsOf(stack: string): Problem[] {
  const definition = Object.hasOwn(catalogue, stack) ? catalogue[stack] : undefined;
  return definition === undefined || shapeIssues(definition).length > 0 ? [] : liveProblems(definition);
}

/** The record as it should be: what is live already is as it was. */
export function recordOf(before: Live = live): Live {
  const known = Object.values(catalogue).filter(
    ({ name }) => Object.hasOwn(before, name) || realRunProblems(name, ledger).length === 0,
  );
  const entries = known.map((definition): [string, LiveFields] => {
    const was = before[definition.name] ?? {};
    const fields = Object.entries(finalFields(complete(definition, foundation)));
    const kept = fields.map(([path, value]): [string, LiveFields[string]] => [path, was[path] ?? value]);
    return [definition.name, Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
