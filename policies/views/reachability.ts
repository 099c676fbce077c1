import type { View } from "../kernel/graph";
import { contains } from "./networks";
import { GROUP, type GroupRule, rulesOf } from "./security-groups";
import { named } from "./named";

/** One end of a connection: the groups that it wears, and the addresses that it has. */
export interface End {
  readonly groups: readonly View[];
  readonly cidrs: readonly string[];
}

/** Whether a group at this end lets a connection out to the other end. */
export function letsOut(from: End, to: End, port: number, protocol = "tcp"): boolean {
  return admits("egress", from, to, port, protocol);
}

/** Whether a group at this end lets a connection in from the other end. */
export function letsIn(to: End, from: End, port: number, protocol = "tcp"): boolean {
  return admits("ingress", to, from, port, protocol);
}

function admits(direction: "ingress" | "egress", own: End, other: End, port: number, protocol: string): boolean {
  return own.groups
    .flatMap(rulesOf)
    .some((rule) => rule.direction === direction && rule.covers(port, protocol) && isMeant(rule, other));
}

/** Whether a rule speaks of the other end: of a group that it wears, or of all its addresses. */
function isMeant(rule: GroupRule, { groups, cidrs }: End): boolean {
  const meant = ["referencedSecurityGroupId", "securityGroups", "sourceSecurityGroupId"].some((path) =>
    named(rule.reader, path, GROUP).some((group) => groups.includes(group)),
  );
  if (meant) return true;
  const networks = rule.cidrs();
  return cidrs.length > 0 && cidrs.every((cidr) => networks.some((network) => contains(network, cidr)));
}
