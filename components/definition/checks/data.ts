import type { Problem } from "../../refuse";
import { show } from "./shape-problems";

/** Deeper than any definition is. */
const DEEPEST = 16;

export interface Data {
  /** The definition as plain data of its own; what is no data stands there as a symbol that says what it is. */
  readonly data: unknown;
  /** Names under which JavaScript keeps nothing. */
  readonly problems: readonly Problem[];
}

/**
 * A definition is data, as JSON is. One that no compiler has seen may hold anything: a function, a Promise, a getter that throws, itself. It is
 * copied once, and only the copy is read. No shape admits a symbol, so that each is told in its place, with what is allowed there.
 */
export function dataOf(definition: unknown): Data {
  const problems: Problem[] = [];
  const copy = (value: unknown, path: readonly PropertyKey[], above: readonly unknown[]): unknown => {
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number") return Number.isFinite(value) ? value : Symbol(String(value));
    if (typeof value === "bigint") return Symbol(`${value}n`);
    if (typeof value !== "object") return Symbol(value === undefined ? "undefined" : `a ${typeof value}`);
    if (above.includes(value)) return Symbol("what it stands in itself");
    if (path.length > DEEPEST) return Symbol(`an object ${path.length} levels deep`);
    const kind = kindOf(value);
    if (kind !== "Object" && kind !== "Array") return Symbol(`a ${kind}`);
    const inside = (key: PropertyKey): unknown =>
      copy((value as Record<PropertyKey, unknown>)[key], [...path, key], [...above, value]);
    if (kind === "Array") return Array.from(value as unknown[], (_, index) => attempt(() => inside(index), "a value"));
    const made: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      // Writing it sets what an object inherits from.
      if (key === "__proto__") problems.push(unkept([...path, key]));
      else made[key] = attempt(() => inside(key), "a getter");
    }
    return made;
  };
  return { data: attempt(() => copy(definition, [], []), "an object"), problems };
}

/** The product's name as the definition gives it; undefined where it gives none that can be read. */
export function nameIn(definition: unknown): string | undefined {
  const name = attempt(() => (definition as { readonly name?: unknown } | null | undefined)?.name, "a getter");
  return typeof name === "string" && name !== "" ? name : undefined;
}

function unkept(path: readonly PropertyKey[]): Problem {
  return {
    path: show(path),
    allowed: "a kebab-case name; JavaScript keeps nothing under this one",
    fix: "rename the entry",
  };
}

/** `Object`, `Array`, or the class of what is neither. */
function kindOf(value: object): string {
  if (Array.isArray(value)) return "Array";
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return "Object";
  const name = (value.constructor as { readonly name?: unknown } | undefined)?.name;
  return typeof name === "string" && name !== "" && name !== "Object" ? name : "thing with a prototype of its own";
}

/** What is read, or a symbol that says how reading it failed. */
function attempt(read: () => unknown, what: string): unknown {
  try {
    return read();
  } catch (error) {
    return Symbol(`${what} that cannot be read: ${error instanceof Error ? error.message : "it throws"}`);
  }
}
