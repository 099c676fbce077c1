import { isComponent, type Resource } from "../kernel/resource";
import type { Compositions } from "./composition";
import { partOf } from "./composition";

/**
 * What each kind of component always makes, of all that the stacks have of it. What is called after something of the company's or of a definition
 * is left out: it is theirs to make or not.
 */
export function buildCompositions(stacks: readonly (readonly Resource[])[], names: readonly string[]): Compositions {
  const chosen = new RegExp(
    `(?<![a-z0-9])(?:${names.map((name) => name.replace(/[^\w]/g, "\\$&")).join("|")})(?![a-z0-9])`,
    "i",
  );
  const found = new Map<string, ReadonlySet<string>>();
  for (const resources of stacks) {
    const components = new Map(
      resources.filter(({ type }) => isComponent(type) && type.startsWith("platform:")).map((one) => [one.urn, one]),
    );
    const parts = new Map([...components.keys()].map((urn) => [urn, new Set<string>()]));
    for (const one of resources) {
      const parent = components.get(one.parent ?? "");
      if (parent !== undefined) parts.get(parent.urn)?.add(partOf(one, parent));
    }
    for (const [urn, own] of parts) {
      const { type } = components.get(urn) as Resource;
      const before = found.get(type);
      found.set(type, before === undefined ? own : new Set([...before].filter((part) => own.has(part))));
    }
  }
  return Object.fromEntries(
    [...found]
      .map(
        ([type, parts]) => [type, [...parts].filter((part) => !chosen.test(part.split(" ")[1] ?? "")).sort()] as const,
      )
      .filter(([, parts]) => parts.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
