import type { Problem } from "../components/refuse";

/** Texts that stand at two places, as problems of the later ones. None of what they name is told apart by case alone. */
export function twice(values: readonly (readonly [path: string, value: unknown])[]): Problem[] {
  const first = new Map<string, string>();
  return values.flatMap(([path, value]) => {
    if (typeof value !== "string") return [];
    const before = first.get(value.toLowerCase());
    if (before === undefined) first.set(value.toLowerCase(), path);
    const allowed = `a value of its own; ${before} has the same`;
    return before === undefined ? [] : [{ path, value, allowed, fix: "correct one of the two, or remove it" }];
  });
}
