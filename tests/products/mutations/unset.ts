import type { Resource } from "../../../policies/kernel/resource";
import type { Node } from "../../../policies/shapes/shape";
import type { Census } from "./classes";
import type { Field } from "./declared";
import { changed, type Mutant } from "./mutant";
import { isPlain, spotsOf } from "./walk";

/** Every input that the provider takes and that is not set, set: each value of a flag or of an enumeration, a stranger otherwise. */
export function* unsetMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    for (const { at, value, node, within } of spotsOf(resource)) {
      if (!isPlain(value)) continue;
      for (const [name, field] of within)
        if ((value[name] ?? undefined) === undefined) yield* setMutants(resource, [...at, name], field, node);
      // What was reviewed elsewhere and no declaration has: what JSON in a text says.
      for (const [name, inner] of node?.fields ?? [])
        if (!within.has(name) && !Object.hasOwn(value, name)) yield* reviewedMutants(resource, [...at, name], inner);
    }
  }
}

function* setMutants(
  resource: Resource,
  at: readonly (string | number)[],
  field: Field,
  holder: Node | undefined,
): Generator<Mutant> {
  const node = holder?.fields?.get(String(at.at(-1)));
  for (const one of valuesOf(field, node)) {
    const value = field.list ? [one] : one;
    yield changed("unset property set", resource, at, JSON.stringify(value), value);
  }
}

function* reviewedMutants(resource: Resource, at: readonly (string | number)[], node: Node): Generator<Mutant> {
  const isObject = node.fields !== undefined || node.items !== undefined;
  for (const value of isObject ? [node.items === undefined ? {} : []] : [...(node.values ?? ["stranger"])])
    yield changed("unset property set", resource, at, JSON.stringify(value), value);
}

function valuesOf(field: Field, node: Node | undefined): readonly unknown[] {
  const reviewed = [...(node?.values ?? node?.items?.values ?? [])];
  switch (field.kind) {
    case "flag":
      return [true, false];
    case "number":
      return [...new Set([0, 1, ...reviewed.map(Number), ...(node?.to === undefined ? [] : [node.to])])];
    case "object":
      return [{}];
    case "map":
      return [{ stranger: "stranger" }];
    default:
      return [...new Set([...field.values, ...reviewed, "stranger"])];
  }
}
