import { globOf } from "./glob";
import type { ReportedResource } from "./model";

/** What can be asked for by a glob. */
interface Named {
  readonly urn: string;
  readonly name: string;
  readonly type: string;
  readonly parent: string | null;
}

/** What matches, and what stands under it. Parents come before their children. */
export function matching(only: string, resources: readonly Named[]): Set<string> {
  const matches = globOf(only);
  const matched = new Set<string>();
  for (const { urn, name, type, parent } of resources) {
    if ((parent !== null && matched.has(parent)) || [name, type, urn].some(matches)) matched.add(urn);
  }
  return matched;
}

/** What is shown of a tree: what is asked for, and the components above, so that a reader sees where it stands. */
export function limitTo(
  only: string | undefined,
  resources: readonly ReportedResource[],
  byUrn: ReadonlyMap<string, ReportedResource>,
): { readonly shown: readonly ReportedResource[]; readonly matched: ReadonlySet<string> } {
  if (only === undefined) return { shown: resources, matched: new Set(byUrn.keys()) };
  const matched = matching(only, resources);
  const above = new Set<string>();
  for (const urn of matched) {
    for (let parent = byUrn.get(urn)?.parent ?? null; parent !== null; parent = byUrn.get(parent)?.parent ?? null)
      above.add(parent);
  }
  return { shown: resources.filter(({ urn }) => matched.has(urn) || above.has(urn)), matched };
}
