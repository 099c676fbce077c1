import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { covers, meets } from "./globs";
import { TARGET_GROUP } from "./load-balancers";

export const LISTENER_RULE = "aws:lb/listenerRule:ListenerRule";

const HOSTS = "hostHeader";
const PATHS = "pathPattern";

/** The rules of a listener that can take requests for a host, in the order in which they are asked. */
export function rulesFor(listener: View, host: string): readonly View[] {
  const { graph } = listener;
  return graph.memo(`rules of ${listener.urn} for ${host}`, () => {
    const all = graph.memo(`rules of ${listener.urn}`, () =>
      [...graph.satellites(listener, LISTENER_RULE, "listenerArn")].sort((a, b) => priorityOf(a) - priorityOf(b)),
    );
    return all.filter((rule) => holds(rule, HOSTS, (value) => meets(value, host), true));
  });
}

/** One that has no priority is given the next free one by AWS, after all others. */
export function priorityOf(rule: Reader): number {
  return rule.number("priority") ?? Number.POSITIVE_INFINITY;
}

/** Priorities that several rules of a listener have. */
export function sharedPriorities(listener: View): ReadonlySet<number> {
  const { graph } = listener;
  return graph.memo(`shared priorities of ${listener.urn}`, () => {
    const all = graph.satellites(listener, LISTENER_RULE, "listenerArn").map(priorityOf).filter(Number.isFinite);
    return new Set(all.filter((priority, index) => all.indexOf(priority) !== index));
  });
}

export function takesHost(rule: Reader, host: string): boolean {
  return holds(rule, HOSTS, (value) => covers(value.toLowerCase(), host), false);
}

/** Whether it takes every request that the pattern stands for. */
export function takesPath(rule: Reader, path: string): boolean {
  return holds(rule, PATHS, (value) => covers(value, path), false);
}

/** Whether it takes some of the requests that the pattern stands for. */
export function meetsPath(rule: Reader, path: string): boolean {
  return holds(rule, PATHS, (value) => meets(value, path), true);
}

/** The paths that it is limited to. */
export function pathsOf(rule: Reader): readonly string[] {
  return rule.list("conditions").flatMap((condition) => condition.texts(`${PATHS}.values`));
}

/** The hosts that it is limited to. */
export function hostsOf(rule: Reader): readonly string[] {
  return rule.list("conditions").flatMap((condition) => condition.texts(`${HOSTS}.values`));
}

/** Whether it has conditions, and all of them are about hosts and paths, written as patterns. */
export function asksHostAndPathAlone(rule: Reader): boolean {
  const conditions = rule.list("conditions");
  const isPlain = (condition: Reader): boolean => {
    const asked = condition.entries().filter(([, value]) => value.isSet());
    return (
      asked.length > 0 &&
      asked.every(([kind, value]) => (kind === HOSTS || kind === PATHS) && value.isSet("values") && !regular(value))
    );
  };
  return conditions.length > 0 && conditions.every(isPlain);
}

/** Whether all that it takes goes to the target group, as it came. */
export function handsAllTo(rule: View, target: View): boolean {
  const [action, ...others] = rule.list("actions");
  if (action === undefined || others.length > 0 || action.text("type") !== "forward" || rule.isSet("transforms"))
    return false;
  const leads = (reader: Reader, path: string): boolean => rule.graph.target(reader, path, TARGET_GROUP) === target;
  const weighed = action.list("forward.targetGroups").filter((one) => (one.number("weight") ?? 1) > 0);
  return action.isSet("forward")
    ? weighed.length > 0 && weighed.every((one) => leads(one, "arn"))
    : leads(action, "targetGroupArn");
}

/** Whether each condition of the kind has a value that will do; what is written as a regular expression may or may not. */
function holds(rule: Reader, kind: string, will: (value: string) => boolean, maybe: boolean): boolean {
  return rule
    .list("conditions")
    .filter((condition) => condition.isSet(kind))
    .every((condition) => (maybe && regular(condition.at(kind))) || condition.texts(`${kind}.values`).some(will));
}

function regular(values: Reader): boolean {
  return values.isSet("regexValues");
}
