import type { View } from "../kernel/graph";
import type { Check } from "../kernel/check";
import type { DeclaredService } from "../registry";
import { declaredService, type Place, placeOf, wordsOf } from "../views/declared";
import { type Origin, originOf } from "./apis";
import { Way } from "./way";

/** A service that is to reach something, by the definition, and where its tasks stand. */
export interface Client {
  readonly place: Place;
  readonly declared: DeclaredService;
  readonly origin: Origin;
}

/** The client that an ECS service is; undefined where the definition lets it reach nothing of the kind, or where it stands nowhere, which is told. */
export function clientOf(
  check: Check,
  service: View,
  reaches: (declared: DeclaredService) => readonly unknown[],
): Client | undefined {
  const place = placeOf(service);
  const declared = place && declaredService(check.registry, check.graph, place);
  if (place === undefined || declared === undefined || reaches(declared).length === 0) return undefined;
  const origin = originOf(new Way(check, wordsOf(place)), service);
  return origin === undefined ? undefined : { place, declared, origin };
}

/** A way from a service to one of those that it reaches, by the key that the definition has for it. */
export interface Errand extends Client {
  readonly key: string;
  readonly way: Way;
}

/** The ways of a service, one for each key that it declares; `says` is what it does there: `calls api`. */
export function errandsOf(
  check: Check,
  service: View,
  keys: (declared: DeclaredService) => readonly string[],
  says: (key: string) => string,
): readonly Errand[] {
  const client = clientOf(check, service, keys);
  if (client === undefined) return [];
  const words = wordsOf(client.place);
  return keys(client.declared).map((key) => ({ ...client, key, way: new Way(check, `${words} ${says(key)}`) }));
}
