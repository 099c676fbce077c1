import { judge, type Violation } from "../../../policies/judge";
import { type Resource, UNKNOWN } from "../../../policies/kernel/resource";
import type { Registry } from "../../../policies/registry";
import { isProof } from "../../../policies/rule";
import { rules } from "../../../policies/rules";

/** One change for the worse: resources in place of those of the same URN, new ones, and ones that are gone. */
export interface Mutant {
  readonly mutator: string;
  readonly urn: string;
  readonly path: string;
  readonly change: string;
  readonly puts: readonly Resource[];
  readonly drops: readonly string[];
}

export interface World {
  readonly stack: string;
  readonly resources: readonly Resource[];
  readonly registry: Registry;
  readonly today: string;
}

const alone = rules.filter((rule) => rule.kind === "resource");
const together = rules.filter((rule) => rule.kind === "stack" && !isProof(rule));
const proofs = rules.filter(isProof);

/** What the pack says against the mandatory rules, by rule and place. */
export function objections({ stack, resources, registry, today }: World): Set<string> {
  const { violations } = judge(resources, { stack, registry, today, waivers: [] });
  return new Set(violations.filter(isMandatory).map(keyOf));
}

/**
 * The first mandatory rule that speaks of the mutant and did not speak before; proofs, which cost most, are asked last. Rules of kind `resource` read one resource alone, by their
 * contract and by the engine that asks them so; they are asked about what changed. The others are asked about the whole stack.
 */
export function catcher(mutant: Mutant, world: World, before: ReadonlySet<string>): string | undefined {
  const args = { stack: world.stack, registry: world.registry, today: world.today, waivers: [] };
  const found = (violations: readonly Violation[]): string | undefined =>
    violations.find((violation) => isMandatory(violation) && !before.has(keyOf(violation)))?.rule;
  const whole = applied(mutant, world.resources);
  return (
    found(judge(mutant.puts, { ...args, rules: alone }).violations) ??
    found(judge(whole, { ...args, rules: together }).violations) ??
    found(judge(whole, { ...args, rules: proofs }).violations)
  );
}

function applied({ puts, drops }: Mutant, resources: readonly Resource[]): Resource[] {
  const changed = new Map(puts.map((resource) => [resource.urn, resource]));
  const kept = resources
    .filter(({ urn }) => !drops.includes(urn))
    .map((resource) => changed.get(resource.urn) ?? resource);
  const known = new Set(resources.map(({ urn }) => urn));
  return [...kept, ...puts.filter(({ urn }) => !known.has(urn))];
}

function isMandatory({ level }: Violation): boolean {
  return level === "mandatory";
}

function keyOf({ rule, urn, message }: Violation): string {
  return `${rule} ${urn} ${message}`;
}

/** Stands for a value that is taken away. */
export const GONE: unique symbol = Symbol("gone");

/** Keys and indexes from the top of a resource's inputs. */
export type Place = readonly (string | number)[];

/**
 * The places that a path stands for: `rules[].action` every element's, `parameters[name=x].value` that of one. A place that the inputs do
 * not have is left out, unless the path ends with `+` and its holder is there.
 */
export function places(props: unknown, path: string): Place[] {
  const absent = path.endsWith("+");
  const steps = (absent ? path.slice(0, -1) : path).split(".");
  let found: { at: Place; value: unknown }[] = [{ at: [], value: props }];
  steps.forEach((step, index) => {
    const [, key = "", selector] = /^(\w+)(?:\[(.*)\])?$/.exec(step) ?? [];
    const last = index === steps.length - 1;
    found = found.flatMap(({ at, value }) => {
      if (!isObject(value)) return [];
      if (!Object.hasOwn(value, key)) return last && absent ? [{ at: [...at, key], value: undefined }] : [];
      const inner = value[key];
      if (selector === undefined) return [{ at: [...at, key], value: inner }];
      return (Array.isArray(inner) ? inner : []).flatMap((element, i) =>
        selects(element, selector) ? [{ at: [...at, key, i], value: element }] : [],
      );
    });
  });
  return found.map(({ at }) => at);
}

function selects(element: unknown, selector: string): boolean {
  const [key = "", wanted] = selector.split("=");
  return selector === "" || (isObject(element) && element[key] === wanted);
}

export function valueAt(props: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (value, key) => (isObject(value) || Array.isArray(value) ? (value as never)[key] : undefined),
    props,
  );
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
 * A property keeps its links while something unknown is left in it. Links are by property and not by place: where a key is taken away from
 * a property that has other unknown values, the links to keys go with it.
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
  return isKeyPlace(place) ? links.filter((urn) => !/aws:kms\//.test(urn)) : links;
}

/** Whether an input names an encryption key. */
export function isKeyPlace(place: Place): boolean {
  return /^(kmsKeyId|kmsKey|kmsMasterKeyId|kmsKeyArn|keyArn|masterUserSecretKmsKeyId|performanceInsightsKmsKeyId|targetKeyId)$/.test(
    String(place.at(-1)),
  );
}

function replaced(value: unknown, place: Place, wanted: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return wanted;
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
  return place.reduce<string>(
    (path, key) => (typeof key === "number" ? `${path}[]` : path === "" ? key : `${path}.${key}`),
    "",
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return typeof (value as { reveal?: unknown }).reveal !== "function";
}

function contains(value: unknown, wanted: symbol): boolean {
  return leaves(value).some((leaf) => leaf.value === wanted);
}
