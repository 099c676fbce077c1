import type { Resource } from "../kernel/resource";

/** By type of component, what each such component makes: type and name, the component's own name left out: `aws:ec2/flowLog:FlowLog -flow-log`, or `-*` for one of a number. */
export type Compositions = Readonly<Record<string, readonly string[]>>;

/** A name that ends with a quota that a definition may raise, or with the digest of something that it says: `-fargate-vcpu-200`. */
const counted = /-(?:\d{2,}|[\da-f]{6})$/;

/** How a composition calls what a component makes. */
export function partOf(part: Pick<Resource, "type" | "name">, component: Pick<Resource, "name">): string {
  const { type, name } = part;
  const own = name.startsWith(component.name) ? name.slice(component.name.length) : name;
  return `${type} ${own.replace(counted, "-*")}`;
}

/** Problems of a file of compositions, each with its place; empty when it is sound. */
export function problemsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return ["the whole must be an object: a component's type, then what it makes"];
  return Object.entries(value).flatMap(([type, parts]) => {
    if (!/^platform:[\w-]+:\w+$/.test(type)) return [`${type} is no component's type`];
    if (!Array.isArray(parts) || parts.length === 0) return [`${type} must be a list with what it makes`];
    return parts.flatMap((part: unknown, index) =>
      typeof part === "string" && /^[\w:/-]+ \S*$/.test(part)
        ? []
        : [`${type}[${index}] must be a type and a name: "aws:ec2/flowLog:FlowLog -flow-log"`],
    );
  });
}
