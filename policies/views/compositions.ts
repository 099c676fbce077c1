import { join } from "node:path";
import { type Compositions, problemsOf } from "../compositions/composition";
import { loadData } from "../data";

let loaded: Compositions | undefined;

/**
 * What each kind of component always makes: `policies/compositions.json`, read once. Whoever starts the pack asks for it first, so that a file that
 * is wrong is told as such.
 *
 * @throws DataError
 */
export function reviewedCompositions(): Compositions {
  loaded ??= loadData(join(__dirname, "../compositions.json"), problemsOf) as Compositions;
  return loaded;
}
