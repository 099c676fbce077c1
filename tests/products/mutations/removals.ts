import type { Census } from "./classes";
import { changed, GONE, type Mutant } from "./mutant";
import { spotsOf } from "./walk";

/** Every path removed, elements of lists too, and every resource. */
export function* removalMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    for (const { at } of spotsOf(resource))
      if (at.length > 0) yield changed("path removed", resource, at, "removed", GONE);
    const made = () => ({ puts: [], drops: [resource.urn] });
    yield { kind: "resource removed", resource, path: "", change: "removed", made };
  }
}
