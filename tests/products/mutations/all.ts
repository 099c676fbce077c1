import { additionMutants } from "./additions";
import { Census } from "./classes";
import { documentMutants } from "./documents";
import { linkMutants } from "./links";
import { listMutants } from "./lists";
import { monitorMutants } from "./monitors";
import type { Mutant, World } from "./mutant";
import { optionMutants } from "./options";
import { referenceMutants } from "./references";
import { removalMutants } from "./removals";
import { scalarMutants } from "./scalars";
import { unsetMutants } from "./unset";

const mutators = [
  removalMutants,
  scalarMutants,
  listMutants,
  referenceMutants,
  documentMutants,
  unsetMutants,
  optionMutants,
  additionMutants,
  linkMutants,
  monitorMutants,
];

/** All mutants of a stack. */
export function mutantsOf(world: World): Mutant[] {
  const census = new Census(world);
  return mutators.flatMap((mutator) => [...mutator(census)]);
}
