import { type Resource, UNKNOWN } from "../../../policies/kernel/resource";
import type { Registry } from "../../../policies/registry";

/** What kinds of change there are; of each the figures are told. */
export const kinds = [
  "path removed",
  "flag turned",
  "enumeration moved",
  "number moved",
  "list emptied",
  "list doubled",
  "stranger in a list",
  "reference to another environment",
  "reference to another product",
  "reference to a stranger",
  "document widened",
  "unset property set",
  "option turned",
  "resource removed",
  "resource added",
  "link swapped",
  "page misplaced",
] as const;
export type Kind = (typeof kinds)[number];

/** One change of a recorded stack. */
export interface Mutant {
  readonly kind: Kind;
  /** What is changed; of an addition, what is added. */
  readonly resource: Resource;
  /** Where, as policies/shapes.json writes paths: `rules[].action`, `containerDefinitions(json)[].user`. */
  readonly path: string;
  readonly change: string;
  /** What stands there afterwards, where that is one plain value. */
  readonly value?: unknown;
  /** Made when it is asked for: there are tens of thousands. */
  readonly made: () => Made;
}

export interface Made {
  /** In place of those of the same URN, or new. */
  readonly puts: readonly Resource[];
  /** URNs of what is gone. */
  readonly drops: readonly string[];
}

export interface World {
  readonly stack: string;
  readonly resources: readonly Resource[];
  readonly registry: Registry;
  readonly today: string;
}

/** Stands for a value that is taken away. */
export const GONE: unique symbol = Symbol("gone");

/** The step from a text to what it says as JSON. */
export const JSON_STEP = "(json)";

/** Keys and indexes from the top of a resource's inputs. */
export type Place = readonly (string | number)[];

/** A mutant that changes one place of one resource. */
export function changed(kind: Kind, resource: Resource, place: Place, change: string, value: unknown): Mutant {
  const made = (): Made => ({ puts: [put(resource, place, value)], drops: [] });
  return { kind, resource, path: pathOf(place), change, value, made };
}

export function valueAt(props: unknown, place: Place): unknown {
  return place.reduce<unknown>((value, key) => {
    if (key === JSON_STEP) return JSON.parse(String(value));
    return isObject(value) || Array.isArray(value) ? (value as never)[key] : undefined;
  }, props);
}

/** The same resource with another value at a place, and the links of that property as they then are. */
export function put(resource: Resource, place: Place, value: unknown, sources?: readonly string[]): Resource {
  const props = replaced(resource.props, place, value) as Record<string, unknown>;
  const property = String(place[0]);
  const links = sources ?? linksOf(resource, props, property, place);
  const { [property]: _, ...others } = resource.propertyDependencies;
  return { ...resource, props, propertyDependencies: links.length === 0 ? others : { ...others, [property]: links } };
}

/**
 * A property keeps its links while something unknown is left in it. Links are by property and not by place: of one that has as many as unknown
 * values, each has its own, in their order; of any other the links to keys go where a key is taken away.
 */
function linksOf(
  resource: Resource,
  props: Record<string, unknown>,
  property: string,
  place: Place,
): readonly string[] {
  const links = resource.propertyDependencies[property] ?? [];
  if (!contains(props[property], UNKNOWN))
    return valueAt(resource.props, place) === UNKNOWN ? [] : isObject(props[property]) ? links : [];
  const unknown = leaves(resource.props[property], [property]).filter((leaf) => leaf.value === UNKNOWN);
  if (unknown.length === links.length) {
    const gone = new Set(
      unknown.flatMap((leaf, index) =>
        isWithin(leaf.at, place) && valueAt(props, leaf.at) !== UNKNOWN ? [index] : [],
      ),
    );
    if (gone.size > 0) return links.filter((_, index) => !gone.has(index));
  }
  return isKeyPlace(place) ? links.filter((urn) => !/aws:kms\//.test(urn)) : links;
}

function isWithin(at: Place, place: Place): boolean {
  return place.every((key, index) => at[index] === key);
}

/** Whether an input names an encryption key. */
function isKeyPlace(place: Place): boolean {
  return /^(kmsKeyId|kmsKey|kmsMasterKeyId|kmsKeyArn|keyArn|masterUserSecretKmsKeyId|performanceInsightsKmsKeyId|targetKeyId)$/.test(
    String(place.at(-1)),
  );
}

function replaced(value: unknown, place: Place, wanted: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return wanted;
  if (key === JSON_STEP) return JSON.stringify(replaced(JSON.parse(String(value)), rest, wanted));
  if (Array.isArray(value)) {
    if (rest.length === 0 && wanted === GONE) return value.filter((_, index) => index !== key);
    return value.map((element, index) => (index === key ? replaced(element, rest, wanted) : element));
  }
  const object = isObject(value) ? value : {};
  const inner = rest.length === 0 ? wanted : replaced(object[key], rest, wanted);
  const { [key]: _, ...others } = object;
  return inner === GONE ? others : { ...others, [key]: inner };
}

/** Every plain value of a resource's inputs, with its place; secrets and unknown values count as plain. */
export function leaves(value: unknown, at: Place = []): { at: Place; value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((element, index) => leaves(element, [...at, index]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...at, key]));
  return [{ at, value }];
}

/** `rules[].action` for whatever element it stands in. */
export function pathOf(place: Place): string {
  return place.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[]`;
    return key === JSON_STEP
      ? `${path}${key}`
      : path === "" || path.endsWith(JSON_STEP)
        ? `${path}${key}`
        : `${path}.${key}`;
  }, "");
}

export function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return typeof (value as { reveal?: unknown }).reveal !== "function";
}

function contains(value: unknown, wanted: symbol): boolean {
  return leaves(value).some((leaf) => leaf.value === wanted);
}
