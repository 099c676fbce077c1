import { isProvider, type Resource } from "../kernel/resource";
import { type BuildArgs, buildShapes } from "./build";
import {
  differenceOf,
  kindOf,
  type Parts,
  type PartShape,
  placeIn,
  providersOf,
  USUAL_PROVIDER,
  withoutCounts,
} from "./part";
import { formsOf } from "./forms";
import { saidOf } from "./said";
import { alwaysOf, blockLists, wholeLists } from "./same";
import type { Shapes } from "./shape";
import type { ProductEntry } from "../registry";

/** Components that are made for what their names say: what is in a bucket of logs differs from what is in another. */
const forPurposes: readonly string[] = ["platform:data:Bucket"];

export interface PartsArgs extends Omit<BuildArgs, "resources"> {
  readonly shapes: Shapes;
  readonly stacks: readonly { readonly name: string; readonly resources: readonly Resource[] }[];
  /** What their definitions say, by the stack's name. */
  readonly products: Readonly<Record<string, Pick<ProductEntry, "declared">>>;
  /** Names that a definition or the company chooses: what is called after them is one part. */
  readonly chosen: readonly string[];
}

/** What is narrower of each part of each component than of its type. A part that is as its type has a line too: it is one that is known. */
export function buildParts({ shapes, stacks, chosen, ...args }: PartsArgs): Parts {
  const names = [...chosen].sort((a, b) => b.length - a.length).map((name) => name.replace(/[^\w]/g, "\\$&"));
  const upToChosen = new RegExp(`^.*(?<![a-z0-9])(?:${names.join("|")})(?![a-z0-9])`, "i");
  const groups = new Map<string, Map<string, { readonly resource: Resource; readonly stack: string }[]>>();
  for (const { name: stack, resources } of stacks) {
    const byUrn = new Map(resources.map((one) => [one.urn, one]));
    for (const resource of resources) {
      // How a provider is set up differs by who runs the program.
      if (shapes[resource.type] === undefined || args.remote.has(resource.type) || isProvider(resource.type)) continue;
      const own = ownName(resource, byUrn).replace(upToChosen, "");
      const part = `${withoutCounts(own)}${placeIn(stack, resource.name)}`;
      const kind = kindOf(resource);
      const parts = groups.get(kind) ?? new Map<string, { resource: Resource; stack: string }[]>();
      groups.set(kind, parts);
      parts.set(part, [...(parts.get(part) ?? []), { resource, stack }]);
    }
  }
  const shapeOf = (members: readonly { readonly resource: Resource; readonly stack: string }[]): PartShape => {
    const resources = members.map(({ resource }) => resource);
    const type = resources[0]?.type ?? "";
    const own = buildShapes({ ...args, resources })[type];
    const reviewed = shapes[type];
    if (own === undefined || reviewed === undefined) return {};
    const providers = [...new Set(members.flatMap(({ resource, stack }) => providersOf(resource, stack)))].sort();
    const same = {
      whole: wholeLists(resources, own),
      lists: blockLists(resources, own),
      always: alwaysOf(resources, own),
      forms: formsOf(
        type,
        members.map(({ resource: { props, name }, stack }) => ({
          inputs: props,
          said: saidOf(args.products[stack], stack, name),
        })),
      ),
    };
    const difference = {
      ...differenceOf(reviewed, own),
      ...Object.fromEntries(Object.entries(same).filter(([, all]) => Object.keys(all).length > 0)),
    };
    if (providers.length === 0 || providers.join() === USUAL_PROVIDER.join()) return difference;
    return { ...difference, options: { ...difference.options, provider: providers } };
  };
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, parts]) => {
        const all = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
        return [kind, Object.fromEntries(all.map(([name, members]) => [name, shapeOf(members)]))];
      }),
  );
}

/** What it is called within its component; within that which has the component, where it is made for its name. */
function ownName({ name, parent }: Resource, byUrn: ReadonlyMap<string, Resource>): string {
  const above = (urn = ""): Resource | undefined => byUrn.get(urn);
  let home = above(parent);
  if (home !== undefined && forPurposes.includes(home.type)) home = above(above(home.parent)?.parent);
  return home !== undefined && name.startsWith(home.name) ? name.slice(home.name.length) : `-${name}`;
}
