import { UNKNOWN } from "../../../policies/kernel/resource";
import type { Census } from "./classes";
import { changed, isObject, type Mutant } from "./mutant";
import { strangeTo } from "./strangers";
import { isScalar, spotsOf } from "./walk";

/** Every list emptied, doubled, and given a stranger. */
export function* listMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    for (const { at, value } of spotsOf(resource)) {
      if (!Array.isArray(value) || value.length === 0) continue;
      yield changed("list emptied", resource, at, "emptied", []);
      yield changed("list doubled", resource, at, "doubled", [...value, ...(value as unknown[])]);
      const [first] = value as unknown[];
      const stranger = strangerLike(first, String(at.findLast((key) => typeof key === "string")));
      yield changed("stranger in a list", resource, at, "a stranger", [...(value as unknown[]), stranger]);
    }
  }
}

/** Something of the form of what stands in a list, and nobody's. */
function strangerLike(value: unknown, property: string): unknown {
  if (value === UNKNOWN) return strangeTo(undefined, property);
  if (Array.isArray(value)) return value.map((one) => strangerLike(one, property));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, strangerLike(inner, key)]));
  if (!isScalar(value)) return value;
  return typeof value === "string" ? strangeTo(value, property) : value;
}
