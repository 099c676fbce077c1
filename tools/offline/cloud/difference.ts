import { UNKNOWN } from "../recorded";
import { reveal } from "./model";
import { models } from "./models";

type Properties = Readonly<Record<string, unknown>>;

/** What a change of inputs would do. */
export interface Difference {
  readonly changed: readonly string[];
  /** Those of them that need a new resource. */
  readonly replaces: readonly string[];
  /** Whether the old one must go first, since both would have the same name. */
  readonly deleteFirst: boolean;
}

/**
 * What changes between what is and what is asked for. Inputs that were never given are the provider's to fill.
 *
 * @param given the inputs that were given before: one of them that is given no longer is a change
 */
export function difference(type: string, is: Properties, given: readonly string[], asked: Properties): Difference {
  const changed = [...new Set([...given, ...Object.keys(asked)])].filter((name) => !same(is[name], asked[name]));
  const { replaces: replacing = [], inPlace, unique } = models[type] ?? {};
  const spared = inPlace?.(asked) ?? [];
  const replaces = replacing.includes("*")
    ? changed
    : changed.filter((name) => replacing.includes(name) && !spared.includes(name));
  const deleteFirst =
    replaces.length > 0 && unique !== undefined && unique.path in asked && !changed.includes(unique.path);
  return { changed, replaces, deleteFirst };
}

/** Of what is asked for, that which the asker did not change: as it is by now. */
export function unchanged(is: Properties, before: Properties, asked: Properties): Record<string, unknown> {
  const kept = Object.keys(asked).filter((name) => name in is && same(before[name], asked[name]));
  return Object.fromEntries(kept.map((name) => [name, is[name]]));
}

/** Whether what is asked for is already so; unknown counts as a change. */
function same(is: unknown, asked: unknown): boolean {
  const [now, then] = [reveal(is), reveal(asked)];
  if (then === UNKNOWN) return false;
  if (Array.isArray(then))
    return Array.isArray(now) && now.length === then.length && then.every((one, index) => same(now[index], one));
  if (then !== null && typeof then === "object") {
    if (now === null || typeof now !== "object") return false;
    const [before, after] = [now as Properties, then as Properties];
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].every((name) => same(before[name], after[name]));
  }
  return now === then || ((now ?? undefined) === undefined && (then ?? undefined) === undefined);
}
