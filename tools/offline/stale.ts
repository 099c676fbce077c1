import { show } from "../../components/definition/checks/shape-problems";
import type { Registry } from "../../policies/registry";

/**
 * Where the registry's file differs from what `npm run generate` would write of the same constants, ledger and definitions: `products.shine.owner`. Of
 * the products those that are generated now; the lines of others are told by their own previews.
 */
export function staleIn(file: Registry, generated: Registry): string[] {
  const spoken = Object.keys(generated.products).map((name) => [name, file.products[name]] as const);
  const narrow = { ...file, products: Object.fromEntries(spoken) };
  // What is undefined is not written.
  return [...differences(narrow, JSON.parse(JSON.stringify(generated)), [])];
}

function* differences(one: unknown, other: unknown, path: readonly string[]): Generator<string> {
  if (!isObject(one) || !isObject(other)) {
    if (JSON.stringify(one) !== JSON.stringify(other)) yield show(path);
    return;
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
    yield* differences(one[key], other[key], [...path, key]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
