import { matching } from "../report/only";
import { countsOf, type Difference } from "./difference";
import { isThing, type Side } from "./side";

/** The difference of what is asked for by a glob, on either side; what is said of the change as a whole stays only at its head. */
export function limited(difference: Difference, sides: readonly Side[], only: string | undefined): Difference {
  if (only === undefined) return difference;
  const matched = sides.map(({ resources }) => matching(only, resources));
  const isShown = (urn: string): boolean => matched.some((one) => one.has(urn));
  const changes = difference.changes.filter(({ urn }) => isShown(urn));
  const after = sides.at(-1)?.resources.filter((one) => isThing(one) && isShown(one.urn)) ?? [];
  return {
    ...difference,
    counts: countsOf(changes, after.length),
    sections: difference.sections
      .map((section) => ({
        ...section,
        entries: section.entries.filter(({ urns }) =>
          urns.length === 0 ? section.id === "first" : urns.some(isShown),
        ),
      }))
      .filter(({ entries }) => entries.length > 0),
    changes,
  };
}
