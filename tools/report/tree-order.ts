import { isComponent } from "../../policies/kernel/resource";
import type { RecordedResource } from "../offline/recorded";
import { groupBy } from "./group";

/** Parents before their children, resources before components, then by type and name: the same for the same program. */
export function treeOrder(resources: readonly RecordedResource[]): RecordedResource[] {
  const children = groupBy(resources, ({ parent }) => parent ?? "");
  const known = new Set(resources.map(({ urn }) => urn));
  const sorted: RecordedResource[] = [];
  const visit = (resource: RecordedResource): void => {
    sorted.push(resource);
    for (const child of (children.get(resource.urn) ?? []).sort(byKindAndName)) visit(child);
  };
  const roots = resources.filter(({ parent }) => parent === undefined || !known.has(parent));
  for (const root of roots.sort(byKindAndName)) visit(root);
  return sorted;
}

function byKindAndName(a: RecordedResource, b: RecordedResource): number {
  return Number(isComponent(a.type)) - Number(isComponent(b.type)) || order(a.type, b.type) || order(a.name, b.name);
}

export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
