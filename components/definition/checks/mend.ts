import type { z } from "zod";
import { shape } from "../shape";
import { isWithin } from "./meant";
import { show } from "./shape-problems";

type Path = readonly PropertyKey[];
type Loose = Record<PropertyKey, unknown>;

/** What stands in for a required value that is missing or wrong, so that the laws can go on to all else; its own place is not judged. */
const STAND_INS: Readonly<Record<string, unknown>> = { cpu: 256, memory: 512, engine: "aurora-mysql" };
/** What stands in for what is wrong as a whole, since others name it or rest on it. */
const WHOLES: readonly { readonly at: RegExp; readonly value: unknown }[] = [
  { at: /^services\.[^.]+$/, value: { cpu: 256, memory: 512, port: 8080 } },
  { at: /^databases\.[^.]+$/, value: { engine: "aurora-mysql" } },
  { at: /^services\.[^.]+\.port$/, value: 8080 },
];
/** What is right or wrong by what stands beside it, which is not judged while that is wrong. */
const RESTS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ["databases", ["parameters", "connectionsPerTask"]],
  ["calls", ["parameters"]],
  ["deploys", ["shared"]],
  ["cpu", ["memory"]],
  ["memory", ["cpu"]],
]);
/** The routes of all services are read together: none is right or wrong by itself. */
export const ROUTES = "routes";

export interface Mended {
  /** The definition without what has not its shape. */
  readonly definition: unknown;
  /** The parts of the definition that were taken out whole, or that still lack something. */
  readonly gone: ReadonlySet<string>;
  /** Whether a law's finding is about something that was taken out, or stood in for. */
  readonly isMended: (path: string) => boolean;
}

/**
 * Takes out of a definition, which is the caller's own copy, what has not the shape of one, so that a single slip hides no other: the laws read
 * the rest. What a whole part lacks stays lacking.
 */
export function mend(definition: unknown, issues: readonly z.core.$ZodIssue[]): Mended {
  const touched = new Set<string>();
  const gone = new Set<string>();
  const take = (path: Path, isNamed = true): void => {
    // A list goes as a whole: what is behind a missing entry would be told under another number.
    const list = path.findIndex((key) => typeof key === "number");
    const whole = list === -1 ? path : path.slice(0, list);
    touched.add(show(whole));
    for (const name of RESTS.get(whole.at(-1)) ?? []) touched.add(show([...whole.slice(0, -1), name]));
    if (whole.length === 1) gone.add(String(whole[0]));
    if (whole[0] === "services" && (whole.length === 2 || whole[2] === "route")) gone.add(ROUTES);
    const [last, holder] = [whole.at(-1), holderOf(definition, whole)];
    if (last === undefined || holder === undefined) return;
    delete holder[last];
    const standIn = isNamed ? WHOLES.find(({ at }) => at.test(whole.map(String).join("."))) : undefined;
    if (standIn !== undefined) holder[last] = structuredClone(standIn.value);
  };
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") for (const key of issue.keys) take([...issue.path, key]);
    else if (issue.path.length > 0) take(issue.path, issue.code !== "invalid_key");
  }
  for (const { path } of shape.safeParse(definition).error?.issues ?? []) {
    const last = String(path.at(-1));
    const holder = holderOf(definition, path);
    if (!Object.hasOwn(STAND_INS, last) || holder === undefined) {
      gone.add(String(path[0]));
      continue;
    }
    holder[last] = STAND_INS[last];
    // A size is right or wrong as a pair.
    for (const key of Object.keys(STAND_INS)) touched.add(show([...path.slice(0, -1), key]));
  }
  return {
    definition,
    gone,
    isMended: (path) => [...touched].some((place) => isWithin(path, place) || isWithin(place, path)),
  };
}

/** The object that holds what a path names. */
function holderOf(definition: unknown, path: Path): Loose | undefined {
  const holder = path.slice(0, -1).reduce<unknown>((node, key) => (node as Loose | undefined)?.[key], definition);
  return holder !== null && typeof holder === "object" ? (holder as Loose) : undefined;
}
