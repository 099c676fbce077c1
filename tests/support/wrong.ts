import * as fc from "fast-check";

type Gen = fc.GeneratorValue;
type Loose = Record<string, unknown>;
type Path = readonly (string | number)[];

/** Values of every kind, and words that somebody else already uses. */
const STRANGE: readonly unknown[] = [
  null, true, false, 0, 1, -1, 2, 7, 1.5, 300, 1024, 65_536, 1e9, "", "x", "a-b", "A", "/", "/*", "0 0 * * *",
  "2026-12-01", "10.0.0.0/8", "172.28.0.0/16", "198.51.100.1/32", "constructor", "toString", "staging", "aws", "ssm",
  "web", "main", "primary", "a".repeat(30), "/".repeat(70), "é", "a\nb", [], {}, ["x"], ["x", "x"], { x: 1 }, { x: {} },
]; // biome-ignore format: a list of words

/** Where something stands in a definition, the whole left out. */
export function placesOf(value: unknown, path: Path = []): Path[] {
  const below = Array.isArray(value)
    ? value.flatMap((item, index) => placesOf(item, [...path, index]))
    : value !== null && typeof value === "object"
      ? Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key]))
      : [];
  return path.length === 0 ? below : [path, ...below];
}

export interface Mutant {
  readonly what: string;
  readonly definition: Loose;
}

/** The definition with one thing changed as people do: left out, misspelt, copied, exchanged, or written otherwise. */
export function mutants(definition: object): fc.Arbitrary<Mutant> {
  return fc.gen().map((gen) => mutantOf(gen, definition));
}

function mutantOf(gen: Gen, original: object): Mutant {
  const pick = <T>(of: readonly T[]): T => of[gen(fc.integer, { min: 0, max: of.length - 1 })] as T;
  const definition = structuredClone(original) as Loose;
  const places = placesOf(definition);
  const path = pick(places);
  const holder = path.slice(0, -1).reduce<unknown>((node, key) => (node as Loose)[key], definition) as Loose;
  const last = path.at(-1) as string;
  const value = holder[last];
  const told = path.join(".");
  const put = (given: unknown): Mutant => {
    holder[last] = given;
    return { what: `${told} = ${JSON.stringify(given)}`, definition };
  };
  const near = (): unknown => {
    if (typeof value === "number") return pick([value + 1, value - 1, value * 10, value * 2, Math.floor(value / 2), 0]);
    if (typeof value === "boolean") return !value;
    if (typeof value === "string")
      return pick([
        `${value}x`,
        value.slice(1),
        value.slice(0, -1),
        value.toUpperCase(),
        `${value}${value}`,
        `${value}-bootstrap`,
      ]);
    if (Array.isArray(value)) return pick([[], [...value, ...value.slice(0, 1)], value.slice(1), [...value].reverse()]);
    return {};
  };
  const way = gen(fc.integer, { min: 0, max: 5 });
  if (way === 0 && !Array.isArray(holder)) {
    delete holder[last];
    return { what: `without ${told}`, definition };
  }
  if (way === 1 && !Array.isArray(holder)) {
    const name = pick([
      `${last}x`,
      last.slice(1),
      last.toUpperCase(),
      "constructor",
      "main",
      "web",
      "log-router",
      "staging",
      "console",
      "a",
      "aws-x",
      "x".repeat(24),
    ]);
    delete holder[last];
    holder[name] = value;
    return { what: `${told} renamed to ${name}`, definition };
  }
  if (way === 2 && value !== null && typeof value === "object" && !Array.isArray(holder)) {
    const name = `${last}-${pick(["2", "bootstrap", "reader", "database"])}`;
    holder[name] = structuredClone(value);
    return { what: `${told} copied to ${name}`, definition };
  }
  if (way === 3) return put(near());
  if (way === 4) {
    // What stands somewhere else.
    const other = pick(places).reduce<unknown>((node, key) => (node as Loose | undefined)?.[key], original);
    return put(structuredClone(other));
  }
  return put(structuredClone(pick(STRANGE)));
}
