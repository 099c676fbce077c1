import { type Resource, UNKNOWN } from "../../../policies/kernel/resource";
import { namesIn } from "../../../policies/outside/names";
import type { Census } from "./classes";
import { changed, type Made, type Mutant, pathOf, type Place, put } from "./mutant";
import { strangeTo } from "./strangers";
import { isScalar, spotsOf } from "./walk";

/** Every reference sent to a sibling of another environment, to another product, and to a stranger. */
export function* referenceMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    const swapped = new Set<string>();
    for (const { at, value } of spotsOf(resource)) {
      if (value === UNKNOWN) {
        const property = String(at[0]);
        if (!swapped.has(property)) yield* sourceMutants(census, resource, at);
        swapped.add(property);
        const name = String(at.findLast((key) => typeof key === "string"));
        const stranger = strangeTo(undefined, name);
        yield changed("reference to a stranger", resource, at, stranger, stranger);
      } else if (typeof value === "string" && isScalar(value)) {
        yield* textMutants(census, resource, at, value);
      }
    }
  }
}

/** What an unknown value comes from is that of another environment instead; links are by property. */
function* sourceMutants(census: Census, resource: Resource, at: Place): Generator<Mutant> {
  const property = String(at[0]);
  const links = resource.propertyDependencies[property] ?? [];
  for (const link of links) {
    const source = census.find(link);
    const sibling = source === undefined ? undefined : census.siblingOf(source);
    if (source === undefined || sibling === undefined) continue;
    const sources = links.map((one) => (one === link ? sibling.urn : one));
    const made = (): Made => ({ puts: [put(resource, at, UNKNOWN, sources)], drops: [] });
    const change = `${source.type} of ${census.environmentOf(sibling) ?? "another"}`;
    yield { kind: "reference to another environment", resource, path: pathOf(at), change, made };
  }
}

function* textMutants(census: Census, resource: Resource, at: Place, value: string): Generator<Mutant> {
  const elsewhere = census.elsewhere(value);
  if (elsewhere !== value)
    yield changed("reference to another environment", resource, at, "another environment's", elsewhere);
  const others = census.ofAnotherProduct(value);
  if (others !== value) yield changed("reference to another product", resource, at, "another product's", others);
  if (namesIn(value).length > 0 || others !== value || elsewhere !== value) {
    const stranger = strangeTo(value, String(at.findLast((key) => typeof key === "string")));
    if (stranger !== value) yield changed("reference to a stranger", resource, at, "a stranger's", stranger);
  }
}
