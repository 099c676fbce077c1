import type { Resource } from "../../../policies/kernel/resource";
import type { Census } from "./classes";
import { decisions } from "./inputs/index";
import { GONE, isObject, type Mutant, pathOf, places, put, valueAt } from "./mutant";

/** Every weaker value of every security input, and every satellite taken away. */
export function* inputMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    const decision = decisions[resource.type];
    if (decision?.removal === "weakens") yield removal(resource);
    for (const [key, values] of Object.entries(decision?.weak ?? {})) {
      const path = key.replace(/^production:/, "");
      if (path !== key && census.environmentOf(resource) !== "production" && !/production/.test(resource.name))
        continue;
      for (const place of places(resource.props, path)) {
        for (const value of values) {
          const now = valueAt(resource.props, place);
          const same = value === GONE ? now === undefined : JSON.stringify(value) === JSON.stringify(now);
          if (same) continue;
          const change = value === GONE ? "removed" : typeof now === "boolean" ? "flipped" : "weakened";
          yield {
            mutator: `input ${change}`,
            urn: resource.urn,
            path: pathOf(place),
            change: value === GONE ? "removed" : write(value),
            puts: [put(resource, place, value)],
            drops: [],
          };
        }
      }
    }
  }
}

function removal(resource: Resource): Mutant {
  return {
    mutator: "resource removed",
    urn: resource.urn,
    path: "",
    change: "removed",
    puts: [],
    drops: [resource.urn],
  };
}

function write(value: unknown): string {
  return isObject(value) || Array.isArray(value) ? JSON.stringify(value).slice(0, 60) : String(value);
}
