import type { SideResource } from "../side";

/** Rooms of the tree whose next word is a key of the definition. */
const keyed = ["services", "databases", "repositories", "groups"];

/**
 * Whom a resource belongs to, in the words of the definition: `databases.primary in production`. It is what its component is called; one
 * that has none is called by its own name.
 */
export function ownerOf({ name, parent }: SideResource, product: string): string {
  const component = parent === null ? name : parent.slice(parent.lastIndexOf("::") + 2);
  const rest = [component, name].find((one) => one.startsWith(`${product}-`))?.slice(product.length + 1);
  if (rest === undefined) return component;
  const [, environment, room] = /^(management|development|staging|production|account)(?:-(.*))?$/.exec(rest) ?? [];
  if (environment === undefined) return rest;
  const where = environment === "account" ? "the account" : environment;
  if (room === undefined) return where;
  const key = keyed.find((one) => room.startsWith(`${one}-`));
  const thing = key === undefined ? room : `${key}.${keyOf(room.slice(key.length + 1))}`;
  return `${thing} in ${where}`;
}

/** `primary`, of the component `primary-instances` that is below it. */
function keyOf(rest: string): string {
  return rest.replace(/-(instances|users|names|task|task-roles|roles|scaling|target|group)(-.*)?$/, "");
}

/** Which environment a resource stands in; nothing where it is the account's. */
export function environmentOf({ name, parent }: SideResource, product: string): string | undefined {
  for (const one of [name, parent ?? ""]) {
    const found = new RegExp(`(?:^|::)${product}-(management|development|staging|production)(?:-|$)`).exec(one);
    if (found !== null) return found[1];
  }
  return undefined;
}

/** The name by which the service itself knows it, else Pulumi's. */
export function physicalName({ inputs, name }: SideResource): string {
  const keys = ["identifier", "clusterIdentifier", "bucket", "name", "emailIdentity", "family"];
  const found = keys
    .map((key) => inputs[key])
    .find((value) => typeof value === "string" && !value.startsWith("<computed"));
  return typeof found === "string" ? found : name;
}
