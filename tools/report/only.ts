import { globOf } from "./glob";
import type { ReportedResource } from "./model";

/** What matches, what stands under it, and the components above, so that a reader sees where it stands. */
export function matching(
  only: string,
  resources: readonly ReportedResource[],
  byUrn: ReadonlyMap<string, ReportedResource>,
): ReportedResource[] {
  const matches = globOf(only);
  const shown = new Set<string>();
  for (const resource of resources) {
    const inherited = resource.parent !== null && shown.has(resource.parent);
    if (inherited || [resource.name, resource.type, resource.urn].some(matches)) shown.add(resource.urn);
  }
  const above = new Set<string>();
  for (const urn of shown) {
    for (let parent = byUrn.get(urn)?.parent ?? null; parent !== null; parent = byUrn.get(parent)?.parent ?? null)
      above.add(parent);
  }
  return resources.filter(({ urn }) => shown.has(urn) || above.has(urn));
}
