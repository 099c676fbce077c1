import { groupBy } from "./group";
import type { ReportedResource } from "./model";
import { hasTelling, tellingInputs } from "./telling";
import { isComponent } from "../../policies/kernel/resource";
import { counted, typeName } from "./words";

/** One line of the tree, not yet wrapped. */
export interface Branch {
  /** How deep it hangs; 0 for what has no parent. */
  readonly depth: number;
  readonly title: string;
  readonly detail: string;
  readonly component: boolean;
}

/**
 * The tree by component. Resources of one type in one component share a line, with those that only complete them; components that hold
 * nothing have none: so six hundred stay readable.
 */
export function treeOf(resources: readonly ReportedResource[]): Branch[] {
  const shown = new Set(resources.map(({ urn }) => urn));
  const children = groupBy(resources, ({ parent }) => (parent !== null && shown.has(parent) ? parent : ""));
  const sizes = new Map<string, number>();
  const sizeOf = (resource: ReportedResource): number => {
    const known = sizes.get(resource.urn);
    if (known !== undefined) return known;
    const below = (children.get(resource.urn) ?? []).reduce((sum, child) => sum + sizeOf(child), 0);
    const size = below + (isComponent(resource.type) ? 0 : 1);
    sizes.set(resource.urn, size);
    return size;
  };
  const grow = (members: readonly ReportedResource[], depth: number, above: string): Branch[] => [
    ...lines(members.filter((member) => !isComponent(member.type))).flatMap(({ type, alike, completed }) => [
      { depth, title: typeName(type), detail: describe(alike, above) + completed, component: false },
      ...alike.flatMap((one) => grow(children.get(one.urn) ?? [], depth + 1, one.name)),
    ]),
    ...members
      .filter((member) => isComponent(member.type) && sizeOf(member) > 0)
      .flatMap((component) => [
        {
          depth,
          title: shortName(component.name, above),
          detail: `${typeName(component.type)}, ${counted(sizeOf(component), "resource")}`,
          component: true,
        },
        ...grow(children.get(component.urn) ?? [], depth + 1, component.name),
      ]),
  ];
  return grow(children.get("") ?? [], 0, "");
}

interface Line {
  readonly type: string;
  readonly alike: readonly ReportedResource[];
  /** The types that complete these: `, with Policy ×2`. */
  readonly completed: string;
}

/** A line a type, but for types that only complete another. */
function lines(members: readonly ReportedResource[]): Line[] {
  const groups = groupBy(members, ({ type }) => type);
  const byName = new Map([...groups.keys()].map((type) => [typeName(type), type]));
  const completing = groupBy(
    [...groups.keys()].filter((type) => !hasTelling(type)),
    (type) => completedBy(typeName(type), byName),
  );
  const folded = new Set([...completing].flatMap(([base, types]) => (base === undefined ? [] : types)));
  return [...groups]
    .filter(([type]) => !folded.has(type))
    .map(([type, alike]) => {
      const others = (completing.get(type) ?? []).map((other) => {
        const count = groups.get(other)?.length ?? 0;
        return typeName(other).slice(typeName(type).length) + (count > 1 ? ` ×${count}` : "");
      });
      return { type, alike, completed: others.length === 0 ? "" : `, with ${others.join(", ")}` };
    });
}

/** The type that another is named after: `s3.Bucket` for `s3.BucketPolicy`. The shortest, so that none completes a completing one. */
function completedBy(name: string, byName: ReadonlyMap<string, string>): string | undefined {
  for (const { index } of name.slice(name.indexOf(".") + 2).matchAll(/[A-Z]/g)) {
    const base = byName.get(name.slice(0, name.indexOf(".") + 2 + index));
    if (base !== undefined) return base;
  }
  return undefined;
}

function describe(alike: readonly ReportedResource[], above: string): string {
  const all = alike.every(({ protect }) => protect);
  const names = alike.map((resource) => {
    const name = shortName(resource.name, above);
    return [name, tellingInputs(resource, name), resource.protect && !all ? "(protected)" : ""]
      .filter(Boolean)
      .join(" ");
  });
  return `${alike.length > 1 ? `×${alike.length} ` : ""}${names.join(", ")}${all ? " (protected)" : ""}`;
}

/** Without what the component above says already. */
function shortName(name: string, above: string): string {
  return above !== "" && name.startsWith(`${above}-`) ? name.slice(above.length + 1) : name;
}
