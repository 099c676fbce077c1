import type { Side, SideResource } from "../side";

/** Everything whose inputs come, by however many hands, from a resource: what is in a network, what is of a cluster. */
export function livingIn(urn: string, side: Side): SideResource[] {
  const users = new Map<string, SideResource[]>();
  for (const resource of side.resources) {
    for (const source of new Set(Object.values(resource.propertyDependencies).flat()))
      users.set(source, [...(users.get(source) ?? []), resource]);
  }
  const found = new Map<string, SideResource>();
  const queue = [urn];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const user of users.get(next) ?? []) {
      if (found.has(user.urn)) continue;
      found.set(user.urn, user);
      queue.push(user.urn);
    }
  }
  return [...found.values()];
}
