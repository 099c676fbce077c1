import { isHidden, type Resource } from "../../../policies/kernel/resource";
import type { Read } from "./reads";

/** A place in the properties of a resource: `["rules", "0", "action"]`. */
export type Place = readonly string[];

/** A place as a path of its type: `rules[].action`. */
export function pathOf(place: Place): string {
  return place.reduce((path, key) => (/^\d+$/.test(key) ? `${path}[]` : path === "" ? key : `${path}.${key}`), "");
}

/** The places that a rule has read, or that hold something that it has read, where there is a value; and those where it looked for one in vain. */
export function placesRead({ props }: Resource, read: ReadonlyMap<string, Read>): Place[] {
  const above = new Set<string>();
  const deep: string[] = [];
  for (const [path, how] of read) {
    const keys = path.split(".");
    keys.forEach((_, index) => above.add(keys.slice(0, index + 1).join(".")));
    if (how.deep) deep.push(path === "" ? "" : `${path}.`);
  }
  const found: Place[] = [];
  const there = new Set<string>();
  for (const place of placesIn(props)) {
    const path = place.join(".");
    there.add(path);
    if (above.has(path) || deep.some((prefix) => path.startsWith(prefix))) found.push(place);
  }
  const inVain = [...read.keys()].filter(
    (path) => path !== "" && !there.has(path) && isRecord(at(props, holder(path))),
  );
  return [...found, ...inVain.map((path) => path.split("."))];
}

function* placesIn(value: unknown, place: Place = []): Generator<Place> {
  if (place.length > 0) yield place;
  if (isHidden(value) || typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) yield* placesIn(inner, [...place, key]);
}

function holder(path: string): Place {
  return path.split(".").slice(0, -1);
}

/** The value at a place. */
export function at(value: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (found, key) =>
      typeof found === "object" && found !== null && Object.hasOwn(found, key)
        ? (found as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

/** The resources with another value at a place of one of them. */
export function withValue(resources: readonly Resource[], index: number, place: Place, value: unknown): Resource[] {
  return resources.map((resource, one) =>
    one === index ? { ...resource, props: put(resource.props, place, value) as Resource["props"] } : resource,
  );
}

function put(holder: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(holder))
    return holder.map((inner, index) => (String(index) === key ? put(inner, rest, value) : inner));
  return { ...(holder as object), [key]: put(at(holder, [key]), rest, value) };
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isHidden(value);
}
