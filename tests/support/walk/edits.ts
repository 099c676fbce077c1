import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import type { ProductDefinition } from "../../../components/definition/definition";
import { extremes } from "../../../stacks/extremes";
import { catalogue } from "../../../stacks/products";
import { definitions } from "../definitions";
import { TODAY } from "../products";

/** One field that is not what it was. */
export interface Edit {
  /** `changed services.web.port: 3000 → 3001`. */
  readonly what: string;
  /** The field, with keys that people choose as `*`: `services.*.port`. */
  readonly field: string;
  readonly definition: ProductDefinition;
}

type Value = unknown;
type Path = readonly string[];

/** Records whose keys people choose, by the field that they are. */
const keyed =
  /^(services|databases|repositories|settings|outside|services\.\*\.environment|repositories\.\*\.(shared\.environment|teams)|services\.\*\.scaling\.schedule|environments\.\*\.(services|databases)|edge\.(overrides|countUntil)|edge\.overrides\.\*)$/;

/** Every edit of one field: taken away, changed, added, an entry more, an entry by another key. Most of those that make no sense `check` refuses. */
export function editsOf(definition: ProductDefinition): Edit[] {
  const edits: Edit[] = [];
  const add = (verb: string, path: Path, value: Value, to: Value): void => {
    const changed = put(definition, path, value) as ProductDefinition;
    const shown = [to, value].map((one) => (one === undefined ? "" : JSON.stringify(one).slice(0, 60))).join(" → ");
    edits.push({ what: `${verb} ${path.join(".")}: ${shown}`, field: fieldOf(path), definition: changed });
  };
  walk(definition, [], (path, value) => {
    if (path.length > 0) add("removed", path, undefined, value);
    for (const other of others(fieldOf(path), value)) add("changed", path, other, value);
    if (Array.isArray(value)) {
      for (const index of value.keys())
        add(
          "shortened",
          path,
          value.filter((_, at) => at !== index),
          value,
        );
      return;
    }
    if (value === null || typeof value !== "object") return;
    for (const [key, one] of pool().get(fieldOf(path))?.keys ?? [])
      if (!(key in value)) for (const each of one) add("added", [...path, key], each, undefined);
    if (!keyed.test(fieldOf(path))) return;
    for (const [key, one] of Object.entries(value)) {
      const { [key]: _, ...rest } = value as Record<string, Value>;
      const renamed = key === key.toUpperCase() ? `${key}_TWO` : `${key}-two`;
      add("copied", path, { ...value, [renamed]: one }, key);
      add("renamed", path, { ...rest, [renamed]: one }, key);
    }
  });
  return edits.filter(({ definition: one }) => !isDeepStrictEqual(one, definition));
}

/** Values that a field has in other definitions, and those near it. */
function others(field: string, value: Value): Value[] {
  const seen = [...(pool().get(field)?.values ?? [])].filter((one) => !isDeepStrictEqual(one, value));
  const near =
    typeof value === "number"
      ? [value + 1, value - 1, value * 2]
      : typeof value === "boolean"
        ? [!value]
        : typeof value === "string"
          ? [`${value}2`]
          : [];
  return [...near, ...seen.slice(0, 3)];
}

interface Known {
  readonly values: Value[];
  readonly keys: Map<string, Value[]>;
}
let known: Map<string, Known> | undefined;

/** What definitions say somewhere, by field: those of the catalogue, at the ends, and random ones. */
function pool(): Map<string, Known> {
  if (known !== undefined) return known;
  known = new Map();
  const random = fc.sample(definitions(TODAY), { numRuns: 40, seed: 7 });
  for (const definition of [...Object.values(catalogue), ...Object.values(extremes(TODAY)), ...random])
    walk(definition, [], (path, value) => {
      const here = entry(fieldOf(path));
      const isLeaf = value === null || typeof value !== "object" || Array.isArray(value);
      if (isLeaf) push(here.values, value);
      const last = path.at(-1);
      const parent = fieldOf(path.slice(0, -1));
      if (last === undefined || keyed.test(parent)) return;
      const { keys } = entry(parent);
      const values = keys.get(last) ?? [];
      push(values, value);
      keys.set(last, values);
    });
  return known;
}

function entry(field: string): Known {
  const all = known as Map<string, Known>;
  const found = all.get(field) ?? { values: [], keys: new Map<string, Value[]>() };
  all.set(field, found);
  return found;
}

/** At most three of each. */
function push(values: Value[], value: Value): void {
  if (values.length < 3 && !values.some((one) => isDeepStrictEqual(one, value))) values.push(value);
}

function fieldOf(path: Path): string {
  return path.reduce((field, key) => {
    const next = keyed.test(field) || (/^environments$/.test(field) && key !== "") ? "*" : key;
    return field === "" ? next : `${field}.${next}`;
  }, "");
}

function walk(value: Value, path: Path, visit: (path: Path, value: Value) => void): void {
  visit(path, value);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return;
  for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], visit);
}

function put(value: Value, [key, ...rest]: Path, to: Value): Value {
  if (key === undefined) return to;
  const here = (value ?? {}) as Record<string, Value>;
  const { [key]: old, ...others } = here;
  const next = put(old, rest, to);
  if (next === undefined) return others;
  // The order of keys is kept: it says nothing, and need not be looked at.
  return Object.fromEntries(
    key in here
      ? Object.entries(here).map(([name, one]) => [name, name === key ? next : one])
      : [...Object.entries(here), [key, next]],
  );
}
