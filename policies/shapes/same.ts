import type { Resource } from "../kernel/resource";
import { plain } from "./part";
import { listsAt, sameText, valuesAt, withAnswers } from "./places";
import { isObject, type Scalar, type TypeShape } from "./shape";

/** Lists that differ in more ways are no choice of the platform's. */
const FEW = 6;

/** Tags that `required-tags` asks of everything, and the one that people read. */
const everywhere: readonly string[] = ["env", "service", "product", "owner", "managed-by", "Name"];

/** Lists of several fixed values that every resource has all of. */
export function wholeLists(
  resources: readonly Resource[],
  { inputs }: TypeShape,
): Readonly<Record<string, readonly Scalar[]>> {
  const lists = Object.entries(inputs).flatMap(([line, token]): [string, readonly Scalar[]][] => {
    const path = plain(line);
    if (typeof token === "string" || token.length < 2 || !path.endsWith("[]") || path.includes("(json)")) return [];
    const list = path.slice(0, -2);
    const all = resources.flatMap(({ props }) => listsAt(props, list));
    return all.every((one) => token.every((value) => one.includes(value))) ? [[list, token]] : [];
  });
  return Object.fromEntries(lists);
}

/**
 * Lists of blocks with nothing in them that is free, of which there are few: which value stands beside which, lines do not say. What others answer
 * within a block may be anything.
 */
export function blockLists(
  resources: readonly Resource[],
  { inputs }: TypeShape,
): Readonly<Record<string, readonly (readonly unknown[])[]>> {
  const lines = Object.entries(inputs);
  const roots = [...new Set(lines.flatMap(([line]) => rootsOf(plain(line))))].sort((a, b) => a.length - b.length);
  const found: Record<string, readonly (readonly unknown[])[]> = {};
  for (const root of roots) {
    if (Object.keys(found).some((outer) => root.startsWith(`${outer}[]`))) continue;
    const below = lines.filter(([line]) => plain(line).startsWith(`${root}[]`));
    if (!below.every(([line, token]) => typeof token !== "string" || token === "empty" || isAnswered(line, token)))
      continue;
    const answered = new Set(below.flatMap(([line, token]) => (isAnswered(line, token) ? lastKey(line) : [])));
    const all = resources.flatMap(({ props }) => listsAt(props, root)).filter((list) => list.length > 0);
    const variants = new Map(all.map((list) => [sameText(list, answered), list]));
    if (variants.size === 0 || variants.size > FEW || variants.has(undefined)) continue;
    const areLinesEnough =
      all.every((list) => list.length === 1) &&
      below.every(([line, token]) => !line.includes("?") && (typeof token === "string" || token.length === 1));
    if (!areLinesEnough)
      found[root] = [...variants]
        .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1))
        .map(([, list]) => withAnswers(list, answered) as readonly unknown[]);
  }
  return found;
}

function isAnswered(line: string, token: unknown): boolean {
  return (token === "made" || token === "computed") && !plain(line).endsWith("[]");
}

function lastKey(line: string): string {
  return plain(line).split(".").at(-1) ?? "";
}

/** `rules` and `rules[].transitions` of `rules[].transitions[].days`. */
function rootsOf(path: string): string[] {
  return [...path.matchAll(/\[\](?=[.])/g)].map(({ index }) => path.slice(0, index));
}

/** Keys that all have in their maps, and what all pass over. */
export function alwaysOf(
  resources: readonly Resource[],
  { inputs }: TypeShape,
): Readonly<Record<string, readonly string[]>> {
  const maps = Object.entries(inputs).flatMap(([line, token]): [string, readonly string[]][] => {
    if (token !== "map") return [];
    const path = plain(line);
    const all = resources.flatMap(({ props }) => valuesAt(props, path)).filter(isObject);
    return [[path, inAll(all.map(Object.keys)).filter((key) => path !== "tags" || !everywhere.includes(key))]];
  });
  const ignored = inAll(resources.map(({ ignoreChanges }) => ignoreChanges));
  return Object.fromEntries([...maps, ["ignoreChanges", ignored] as const].filter(([, keys]) => keys.length > 0));
}

function inAll(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  return first.filter((one) => others.every((list) => list.includes(one))).sort();
}
