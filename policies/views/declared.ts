import type { Graph, View } from "../kernel/graph";
import { parseUrn } from "../kernel/resource";
import type { DeclaredService, Registry } from "../registry";

/** What a resource is made for, in the words of the definition: `services.web` of production. */
export interface Place {
  readonly environment: string;
  readonly kind: "services" | "databases";
  readonly key: string;
}

const kinds = ["services", "databases"] as const;

/**
 * What a resource is made for: it stands under a component `<product>-<environment>-<kind>-<key>`, which stands in one of the same name
 * without the key. Undefined for what no single service or database has.
 */
export function placeOf(view: View): Place | undefined {
  const { graph, environment } = view;
  if (environment === undefined) return undefined;
  for (let urn = view.resource.parent; urn !== undefined; urn = graph.find(urn)?.resource.parent) {
    const place = graph.memo(`place ${urn}`, () => placeOfComponent(graph, environment, urn));
    if (place !== undefined) return place;
  }
  return undefined;
}

function placeOfComponent(graph: Graph, environment: string, urn: string): Place | undefined {
  const { name } = parseUrn(urn);
  const above = parseUrn(graph.find(urn)?.resource.parent ?? "").name;
  const kind = kinds.find((one) => above === `${graph.stack}-${environment}-${one}`);
  return kind === undefined ? undefined : { environment, kind, key: name.slice(above.length + 1) };
}

/** The resources of a type that are made for one service or database. */
export function madeFor(graph: Graph, { environment, kind, key }: Place, ...types: readonly string[]): readonly View[] {
  return types.flatMap((type) => {
    const byPlace = graph.memo(`places of ${type}`, () => {
      const found = new Map<string, View[]>();
      for (const view of graph.ofType(type)) {
        const place = placeOf(view);
        if (place === undefined) continue;
        const text = wordsOf(place);
        found.set(text, [...(found.get(text) ?? []), view]);
      }
      return found;
    });
    return byPlace.get(wordsOf({ environment, kind, key })) ?? [];
  });
}

/** `services.web in production`, as messages say it. */
export function wordsOf({ environment, kind, key }: Place): string {
  return `${kind}.${key} in ${environment}`;
}

/** What the definition declares of the service that a resource is made for. */
export function declaredService(registry: Registry, graph: Graph, place: Place): DeclaredService | undefined {
  if (place.kind !== "services") return undefined;
  return registry.products[graph.stack]?.declared[place.environment]?.services[place.key];
}
