import { groupBy } from "./group";
import type { ReportedResource } from "./model";
import { tellingInputs } from "./telling";
import { isComponent } from "./tree-order";
import { counted, typeName } from "./words";

/** One line of the tree, not yet wrapped. */
export interface Branch {
  /** How deep it hangs; 0 for what has no parent. */
  readonly depth: number;
  readonly title: string;
  readonly detail: string;
  readonly component: boolean;
}

/** The tree by component. Resources of one type in one component share a line, so that six hundred stay readable. */
export function treeOf(resources: readonly ReportedResource[]): Branch[] {
  const shown = new Set(resources.map(({ urn }) => urn));
  const children = groupBy(resources, ({ parent }) => (parent !== null && shown.has(parent) ? parent : ""));
  const sizes = new Map<string, number>();
  const sizeOf = (resource: ReportedResource): number => {
    const known = sizes.get(resource.urn);
    if (known !== undefined) return known;
    const below = (children.get(resource.urn) ?? []).reduce((sum, child) => sum + sizeOf(child), 0);
    const size = below + (isComponent(resource) ? 0 : 1);
    sizes.set(resource.urn, size);
    return size;
  };
  const grow = (members: readonly ReportedResource[], depth: number, parentName: string): Branch[] => [
    ...[
      ...groupBy(
        members.filter((member) => !isComponent(member)),
        ({ type }) => type,
      ),
    ].flatMap(([type, alike]) => [
      { depth, title: typeName(type), detail: describe(alike, parentName), component: false },
      ...alike.flatMap((one) => grow(children.get(one.urn) ?? [], depth + 1, one.name)),
    ]),
    ...members.filter(isComponent).flatMap((component) => [
      {
        depth,
        title: component.name,
        detail: `${typeName(component.type)}, ${counted(sizeOf(component), "resource")}`,
        component: true,
      },
      ...grow(children.get(component.urn) ?? [], depth + 1, component.name),
    ]),
  ];
  return grow(children.get("") ?? [], 0, "");
}

function describe(alike: readonly ReportedResource[], parentName: string): string {
  const protection = alike.every(({ protect }) => protect) ? " (protected)" : "";
  const names = alike.map((resource) => {
    const inputs = tellingInputs(resource);
    const name = shortName(resource.name, parentName);
    const mark = resource.protect && protection === "" ? " (protected)" : "";
    return `${name}${inputs === "" ? "" : ` ${inputs}`}${mark}`;
  });
  return `${alike.length > 1 ? `×${alike.length} ` : ""}${names.join(", ")}${protection}`;
}

/** Without what the component above says already. */
function shortName(name: string, parentName: string): string {
  return parentName !== "" && name.startsWith(`${parentName}-`) ? name.slice(parentName.length + 1) : name;
}
