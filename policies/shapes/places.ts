import { isHidden, isSecret } from "../kernel/resource";
import { isObject } from "./shape";
import { jsonIn } from "./values";

/** By which a provider tells which fields it has filled in by itself. */
const DEFAULTS = "__defaults";

/**
 * All that stands at a path, which goes through lists and through JSON in texts on its way: `rules[].types`, `policy(json)rules`. What is hidden on
 * the way stands for all within.
 */
export function valuesAt(inputs: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [inputs];
  for (const step of path.match(/\[\]|\(json\)|[^.[\]()]+/g) ?? []) found = found.flatMap((one) => within(one, step));
  return found.filter((one) => one !== undefined && one !== null);
}

function within(value: unknown, step: string): readonly unknown[] {
  if (isHidden(value)) return [value];
  if (step === "[]") return Array.isArray(value) ? (value as unknown[]) : [];
  if (step === "(json)") return [jsonIn(value)];
  return isObject(value) ? [value[decodeURIComponent(step)]] : [];
}

/** The lists among them. */
export function listsAt(inputs: unknown, path: string): readonly (readonly unknown[])[] {
  return valuesAt(inputs, path).filter((one): one is readonly unknown[] => Array.isArray(one));
}

/** Stands in a reviewed list for what another resource answers. */
export const ANSWERED = "(answered)";

/**
 * One text for values that say the same: providers write numbers and flags as texts too, and blocks in any order. What stands under one of the
 * `answered` keys may be anything. Undefined where something else of it is not known.
 */
export function sameText(value: unknown, answered: ReadonlySet<string> = none): string | undefined {
  if (Array.isArray(value)) {
    const all = value.flatMap((one) => sameText(one, answered) ?? []);
    if (all.length < value.length) return undefined;
    return `[${(value.every(isObject) ? all.sort((a, b) => (a < b ? -1 : 1)) : all).join()}]`;
  }
  if (isSecret(value) || typeof value === "symbol") return undefined;
  if (!isObject(value)) return JSON.stringify(String(value));
  const filled = Array.isArray(value[DEFAULTS]) ? (value[DEFAULTS] as unknown[]) : [];
  const fields = Object.entries(value)
    .filter(([key, inner]) => key !== DEFAULTS && !filled.includes(key) && inner !== undefined && inner !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, answered.has(key) ? ANSWERED : sameText(inner, answered)] as const);
  if (fields.some(([, text]) => text === undefined)) return undefined;
  return `{${fields.map(([key, text]) => `${JSON.stringify(key)}:${text ?? ""}`).join()}}`;
}
const none: ReadonlySet<string> = new Set();

/** The keys of a reviewed list under which others answer. */
export function answeredIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (inner === ANSWERED ? [key] : answeredIn(inner)));
}

/** The same list with a word for what others answer. */
export function withAnswers(value: unknown, answered: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => withAnswers(one, answered));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, answered.has(key) ? ANSWERED : withAnswers(inner, answered)]),
  );
}
