import { isComponent } from "../../policies/kernel/resource";
import type { Action, Change, ChangedInput } from "./change";
import { stepsBetween } from "./equal";
import { replacementBy } from "./replacement";
import { type Side, type SideResource } from "./side";

/**
 * What becomes of every resource when one program follows another: by URN, and by the URNs that it had. A resource goes where an input
 * replaces it, and where one of its inputs that replace comes from a resource that goes.
 */
export function compare(before: Side, after: Side): Change[] {
  const pairs = pair(before, after);
  const own = pairs.map(([was, is]) => changedInputs(was, is, before.isState === true));
  const found = pairs.map(([was, is], index) => actionOf(was, is, own[index] ?? []));
  const going = spread(pairs, found);
  return pairs.flatMap(([was, is], index) => {
    const resource = is ?? was;
    const [action, because] = going[index] ?? [undefined, undefined];
    if (resource === undefined || action === undefined || isComponent(resource.type)) return [];
    const change: Change = {
      action,
      urn: resource.urn,
      type: resource.type,
      name: resource.name,
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
      inputs: own[index] ?? [],
      ...(because === undefined ? {} : { because }),
      protectedBy: action === "deleted" || action === "replaced" ? protectionsOf(was) : [],
    };
    return [change];
  });
}

type Pair = readonly [before: SideResource | undefined, after: SideResource | undefined];

function pair(before: Side, after: Side): Pair[] {
  const was = new Map(before.resources.map((resource) => [resource.urn, resource]));
  const taken = new Set<string>();
  const kept = after.resources.map((is): Pair => {
    const urn = [is.urn, ...(is.aliases ?? [])].find((one) => was.has(one) && !taken.has(one));
    if (urn !== undefined) taken.add(urn);
    return [urn === undefined ? undefined : was.get(urn), is];
  });
  const gone = before.resources.filter(({ urn }) => !taken.has(urn)).map((one): Pair => [one, undefined]);
  return [...gone, ...kept];
}

/** Names that a day stands in, or that say how an update is done and not what is: they change nothing that exists. */
const quiet = new Set(["finalSnapshotIdentifier", "__defaults"]);

/** Types of which each change is one more revision beside the others: none goes. */
const revised = new Set(["aws:ecs/taskDefinition:TaskDefinition"]);

function changedInputs(was: SideResource | undefined, is: SideResource | undefined, isState: boolean): ChangedInput[] {
  if (was === undefined || is === undefined || isComponent(is.type)) return [];
  const ignored = new Set([...quiet, ...(is.ignoreChanges ?? []).map((path) => path.split(/[.[]/)[0])]);
  const defaults = isState ? (was.inputs["__defaults"] ?? []) : [];
  const names = new Set([...Object.keys(is.inputs), ...Object.keys(was.inputs)]);
  return [...names].flatMap((input) => {
    if (ignored.has(input)) return [];
    if (isState && (is.inputs[input] === undefined || Object.values(defaults).includes(input))) return [];
    const steps = stepsBetween(was.inputs[input], is.inputs[input], is.type.startsWith("aws:"));
    const does = revised.has(is.type) ? "stays" : replacementBy(is.type, input);
    const told = isState ? steps.filter(({ before, after }) => !isUnsaid(before) && !isUnsaid(after)) : steps;
    return told.length === 0 ? [] : [{ input, does, steps: told }];
  });
}

/** A state has an id where a program has `<computed …>`, keeps secrets as such, and fills what was left out. */
function isUnsaid(value: unknown): boolean {
  if (value === undefined) return true;
  return /<computed|\[secret\]/.test(JSON.stringify(value) ?? "");
}

function actionOf(
  was: SideResource | undefined,
  is: SideResource | undefined,
  inputs: readonly ChangedInput[],
): Action | undefined {
  if (is === undefined) return "deleted";
  if (was === undefined) return "created";
  if (inputs.some(({ does }) => does === "replaces")) return "replaced";
  if (inputs.some(({ does }) => does === "may")) return "mayReplace";
  return inputs.length > 0 ? "changed" : undefined;
}

type Fate = readonly [action: Action | undefined, because: string | undefined];

/** What is replaced takes along whatever cannot change the input that its id stands in. */
function spread(pairs: readonly Pair[], found: readonly (Action | undefined)[]): Fate[] {
  const fates: Fate[] = found.map((action) => [action, undefined]);
  const users = new Map<string, [index: number, input: string][]>();
  pairs.forEach(([was, is], index) => {
    if (was === undefined || is === undefined) return;
    for (const [input, urns] of Object.entries(is.propertyDependencies)) {
      for (const urn of urns) users.set(urn, [...(users.get(urn) ?? []), [index, input]]);
    }
  });
  const queue = pairs.flatMap(([, is], index) => (fates[index]?.[0] === "replaced" && is !== undefined ? [is] : []));
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const [index, input] of users.get(next.urn) ?? []) {
      const [, is] = pairs[index] ?? [];
      const [action] = fates[index] ?? [];
      if (is === undefined || action === "replaced" || isComponent(is.type)) continue;
      if (keepsItsName(next, is, input)) continue;
      const does =
        revised.has(is.type) || is.ignoreChanges?.includes(input) === true ? "stays" : replacementBy(is.type, input);
      if (does === "replaces") {
        fates[index] = ["replaced", next.name];
        queue.push(is);
      } else if (action === undefined || (action === "changed" && does === "may")) {
        fates[index] = [does === "may" ? "mayReplace" : "changed", next.name];
      }
    }
  }
  return fates;
}

/** An input that holds a name which was chosen stays as it is when what it names is made anew. */
function keepsItsName(source: SideResource, user: SideResource, input: string): boolean {
  const text = JSON.stringify(user.inputs[input] ?? null);
  const chosen = ["name", "bucket", "family", "clusterIdentifier", "identifier"].some((key) => {
    const value = source.inputs[key];
    return typeof value === "string" && !value.startsWith("<computed");
  });
  const isName = /(^|[a-z])(Name|name|bucket|role|repository|cluster|clusterIdentifier)$/.test(input);
  return !text.includes("<computed") || (chosen && isName && !/Arn|Id$/.test(input));
}

/** Inputs by which a service itself refuses a deletion, while they are true. */
const ownProtections = ["deletionProtection", "enableDeletionProtection", "deletionProtectionEnabled"];

/** A replacement deletes what is there; what is asked for now comes too late for it, but for Pulumi's own. */
function protectionsOf(was: SideResource | undefined): string[] {
  if (was === undefined) return [];
  const byPulumi = was.protect ? ["Pulumi's protect"] : [];
  return [...byPulumi, ...ownProtections.filter((input) => was.inputs[input] === true)];
}
