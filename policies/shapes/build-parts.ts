import { isProvider, type Resource } from "../kernel/resource";
import { type BuildArgs, buildShapes } from "./build";
import {
  differenceOf,
  kindOf,
  listsAt,
  plain,
  type Parts,
  type PartShape,
  placeIn,
  providersOf,
  USUAL_PROVIDER,
  withoutCounts,
} from "./part";
import type { Scalar, Shapes, TypeShape } from "./shape";

export interface PartsArgs extends Omit<BuildArgs, "resources"> {
  readonly shapes: Shapes;
  readonly stacks: readonly { readonly name: string; readonly resources: readonly Resource[] }[];
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
      const own = ownName(resource, byUrn.get(resource.parent ?? "")).replace(upToChosen, "");
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
    const whole = wholeLists(resources, own);
    const difference = {
      ...differenceOf(reviewed, own),
      ...(Object.keys(whole).length === 0 ? {} : { whole }),
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

function ownName({ name }: Resource, parent: Resource | undefined): string {
  return parent !== undefined && name.startsWith(parent.name) ? name.slice(parent.name.length) : `-${name}`;
}

/** Lists of several fixed values that every resource has all of. */
function wholeLists(resources: readonly Resource[], { inputs }: TypeShape): Record<string, readonly Scalar[]> {
  const lists = Object.entries(inputs).flatMap(([line, token]): [string, readonly Scalar[]][] => {
    const path = plain(line);
    if (typeof token === "string" || token.length < 2 || !path.endsWith("[]") || path.includes("(json)")) return [];
    const list = path.slice(0, -2);
    const all = resources.flatMap(({ props }) => listsAt(props, list));
    return all.every((one) => token.every((value) => one.includes(value))) ? [[list, token]] : [];
  });
  return Object.fromEntries(lists);
}
