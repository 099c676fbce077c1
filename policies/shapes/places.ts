import { isSecret } from "../kernel/resource";
import { isObject } from "./shape";
import { jsonIn } from "./values";

/** By which a provider tells which fields it has filled in by itself. */
const DEFAULTS = "__defaults";

/** All that stands at a path, which goes through lists and through JSON in texts on its way: `rules[].types`, `policy(json)rules`. */
export function valuesAt(inputs: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [inputs];
  for (const step of path.match(/\[\]|\(json\)|[^.[\]()]+/g) ?? []) found = found.flatMap((one) => within(one, step));
  return found.filter((one) => one !== undefined && one !== null);
}

function within(value: unknown, step: string): readonly unknown[] {
  if (step === "[]") return Array.isArray(value) ? (value as unknown[]) : [];
  if (step === "(json)") return [jsonIn(value)];
  return isObject(value) ? [value[decodeURIComponent(step)]] : [];
}

/** The lists among them. */
export function listsAt(inputs: unknown, path: string): readonly (readonly unknown[])[] {
  return valuesAt(inputs, path).filter((one): one is readonly unknown[] => Array.isArray(one));
}

/**
 * One text for values that say the same: providers write numbers and flags as texts too, and blocks in any order. Undefined where something of it is
 * not known.
 */
export function sameText(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const all = value.flatMap((one) => sameText(one) ?? []);
    if (all.length < value.length) return undefined;
    return `[${(value.every(isObject) ? all.sort((a, b) => (a < b ? -1 : 1)) : all).join()}]`;
  }
  if (isSecret(value) || typeof value === "symbol") return undefined;
  if (!isObject(value)) return JSON.stringify(String(value));
  const filled = Array.isArray(value[DEFAULTS]) ? (value[DEFAULTS] as unknown[]) : [];
  const fields = Object.entries(value)
    .filter(([key, inner]) => key !== DEFAULTS && !filled.includes(key) && inner !== undefined && inner !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sameText(inner)] as const);
  if (fields.some(([, text]) => text === undefined)) return undefined;
  return `{${fields.map(([key, text]) => `${JSON.stringify(key)}:${text ?? ""}`).join()}}`;
}
