import { isHidden, type Resource, UNKNOWN } from "../../../policies/kernel/resource";
import type { Rule } from "../../../policies/rule";
import { SECRET } from "../support";
import { at, pathOf, type Place, placesRead, withValue } from "./places";
import type { Read } from "./reads";
import { type Answered, type Answers, answersOf, type Scene, tracedAnswersOf } from "./scene";

/** A rule that took what it cannot read for something. */
export interface Fault {
  readonly rule: string;
  readonly kind: "unknown" | "secret";
  readonly type: string;
  /** `rules[].action` */
  readonly path: string;
  readonly scene: string;
  readonly what: string;
}

/** A place to hide a value at. */
export interface Spot {
  readonly scene: Scene;
  /** Of the resource, in the scene. */
  readonly index: number;
  readonly place: Place;
  /** What the rule says as it is. */
  readonly before: Answers;
}

/** The known values of a type's path, by their JSON. */
type Values = Map<string, Map<string, unknown>>;

const hidden = { unknown: UNKNOWN, secret: SECRET } as const;
/** What a place where nothing stands might hold. */
const strangers: readonly unknown[] = ["stranger", true, 1];
/** As many other values are tried at a place, at the most. */
const OTHERS = 8;
/** What is asked about every type walks over all that there is. */
const everything: ReadonlyMap<string, Read> = new Map([["", { deep: true, named: false }]]);
/** No two resources of a type have one name. */
const identifying = /^(id|arn|name|bucket|family|clusterIdentifier|identifier|topicArn|url)$/;

/** The places that a rule reads in some scenes, and the known values at each. */
export function spotsOf(rule: Rule, scenes: readonly Scene[]): { readonly spots: Spot[]; readonly values: Values } {
  const spots: Spot[] = [];
  const values: Values = new Map();
  for (const scene of scenes) {
    const { answers, reads } = tracedAnswersOf(rule, scene);
    for (const [index, resource] of scene.resources.entries()) {
      const read = rule.types === "all" ? everything : reads.get(resource.urn);
      if (read === undefined) continue;
      for (const place of placesRead(resource, read)) {
        spots.push({ scene, index, place, before: answers });
        learn(values, keyOf(resource, place), at(resource.props, place));
      }
    }
  }
  return { spots, values };
}

/** Everything that is wrong with a rule in some scenes. */
export function* faultsIn(rule: Rule, scenes: readonly Scene[]): Generator<Fault> {
  const { spots, values } = spotsOf(rule, scenes);
  for (const spot of spots) yield* faultsAt(rule, spot, values);
}

function keyOf({ type }: Resource, place: Place): string {
  return `${type} ${pathOf(place)}`;
}

function learn(values: Values, key: string, value: unknown): void {
  if (value === undefined || value === null || hides(value)) return;
  const known = values.get(key) ?? new Map<string, unknown>();
  values.set(key, known.set(JSON.stringify(value), value));
}

function hides(value: unknown): boolean {
  return isHidden(value) || (typeof value === "object" && value !== null && Object.values(value).some(hides));
}

/**
 * What is wrong with a rule that cannot read a value. It may say of a resource what it says whatever the value is: with the one that stands
 * there, and with each other that the rule's scenes have at this path; or else it says that it cannot tell.
 */
export function* faultsAt(rule: Rule, spot: Spot, values: Values): Generator<Fault> {
  const { scene, index, place, before } = spot;
  const resource = scene.resources[index] as Resource;
  const own = at(resource.props, place);
  const ask = (value: unknown): Answers => answersOf(rule, scene, withValue(scene.resources, index, place, value));
  let known: readonly (readonly [string, Answers])[] | undefined;
  for (const [kind, value] of Object.entries(hidden) as [Fault["kind"], unknown][]) {
    if (own === value) continue;
    const after = ask(value);
    if ([...after.values()].every(({ isOpen, violations }) => isOpen && violations.size === 0)) continue;
    known ??= [
      ...(own === undefined || isHidden(own) ? [] : [["as it is", before] as const]),
      ...othersFor(spot, values).map((other) => [`with ${JSON.stringify(other)}`, ask(other)] as const),
    ];
    const what = contradiction(after, known);
    const path = pathOf(place);
    if (what !== undefined) yield { rule: rule.id, kind, type: resource.type, path, scene: scene.name, what };
  }
}

/** Other values for a place; none where it comes from another resource, which says what it may be. */
function othersFor({ scene, index, place }: Spot, values: Values): unknown[] {
  const resource = scene.resources[index] as Resource;
  const own = at(resource.props, place);
  if (isHidden(own) && (resource.propertyDependencies[place[0] ?? ""] ?? []).length > 0) return [];
  const path = pathOf(place);
  const alike = scene.resources.filter((one) => one !== resource && one.type === resource.type);
  const taken = new Set(identifying.test(path) ? alike.map(({ props }) => JSON.stringify(at(props, place))) : []);
  const known = [...(values.get(keyOf(resource, place)) ?? [])].filter(
    ([json]) => json !== JSON.stringify(own) && !taken.has(json),
  );
  return [...known.slice(0, OTHERS).map(([, value]) => value), ...(own === undefined ? strangers : [])];
}

function contradiction(after: Answers, known: readonly (readonly [string, Answers])[]): string | undefined {
  for (const [subject, answer] of after) {
    for (const [how, answers] of known) {
      const what = against(answer, answers.get(subject));
      if (what !== undefined) return `${what} ${how}`;
    }
  }
  return undefined;
}

function against(after: Answered, other: Answered | undefined): string | undefined {
  if (other === undefined) return "speaks of other resources than";
  const isLost = [...other.violations].some((one) => !after.violations.has(one));
  if (isLost && !after.isOpen) return `${after.verdict}, though it fails`;
  if ([...after.violations].some((one) => !other.violations.has(one))) return `fails, though it does not`;
  if (after.verdict !== other.verdict && !after.isOpen && !other.isOpen)
    return `${after.verdict}, though it is ${other.verdict}`;
  return undefined;
}

export function told({ rule, kind, type, path, scene, what }: Fault): string {
  return `${rule} | ${kind} | ${type} ${path} | ${scene}: ${what}`;
}
