import type { View } from "../kernel/graph";
import { type Leak, leaksIn, type Searched } from "../secrets/find";
import type { Use } from "../secrets/place";

/** Whose value is written by people, under a key that does not tell. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  "aws:ssm/parameter:Parameter": ["value", "insecureValue"],
  "github:index/actionsVariable:ActionsVariable": ["value"],
  "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable": ["value"],
  "github:index/actionsOrganizationVariable:ActionsOrganizationVariable": ["value"],
};

/** The secrets that stand in a resource's inputs in clear. All resources of a graph are searched at once, which costs the least. */
export function leaksOf(resource: View): readonly Leak[] {
  const { graph } = resource;
  const leaks = graph.memo(leaksOf, () => {
    const found = leaksIn(graph.all.map((view) => searched(view.type, view.raw() as Searched["value"])));
    return new Map(graph.all.map(({ urn }, index) => [urn, found[index] ?? []]));
  });
  return leaks.get(resource.urn) ?? [];
}

/** What is searched of a resource of a canonical type. */
export function searched(type: string, value: Searched["value"]): Searched {
  const keys = WRITTEN[type] ?? [];
  return { value, uses: Object.fromEntries(keys.map((key): [string, Use] => [key, "program"])) };
}
