import { closest, distance } from "fastest-levenshtein";

/** The name that was probably meant, or undefined when none is near: at most a third of its letters differ, or `most`. */
export function nearest(given: string, names: readonly string[], most?: number): string | undefined {
  if (names.length === 0) return undefined;
  const best = closest(given.toLowerCase(), [...names]);
  const far = most ?? Math.max(2, Math.floor(best.length / 3));
  return distance(given.toLowerCase(), best.toLowerCase()) <= far ? best : undefined;
}

/** What to do about a name that nothing answers to. */
export function meant(given: string, names: readonly string[], otherwise: string): string {
  const best = nearest(given, names);
  return best === undefined ? otherwise : `write "${best}", or ${otherwise}`;
}

/** Names as a reader wants them, or that there are none. */
export function oneOf(what: string, names: readonly string[]): string {
  return names.length === 0 ? `a ${what}; the definition has none` : `a ${what}: ${[...names].sort().join(", ")}`;
}
