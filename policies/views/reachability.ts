import type { View } from "../kernel/graph";
import { contains } from "./networks";
import { GROUP, type GroupRule, rulesOf } from "./security-groups";
import { named } from "./named";

/** One end of a connection: the groups that it wears, and the addresses that it has. */
export interface End {
  readonly groups: readonly View[];
  readonly cidrs: readonly string[];
}

/** The whole internet, as an end of a connection. */
export const internet: End = { groups: [], cidrs: ["0.0.0.0/0"] };

/** The rules by which a group at this end lets a connection out to the other end: what holds them. */
export function lettingOut(from: End, to: End, port: number): readonly View[] {
  return admitting("egress", from, to, port);
}

/** The rules by which a group at this end lets a connection in from the other end: what holds them. */
export function lettingIn(to: End, from: End, port: number): readonly View[] {
  return admitting("ingress", to, from, port);
}

export function letsOut(from: End, to: End, port: number): boolean {
  return lettingOut(from, to, port).length > 0;
}

export function letsIn(to: End, from: End, port: number): boolean {
  return lettingIn(to, from, port).length > 0;
}

function admitting(direction: "ingress" | "egress", own: End, other: End, port: number): readonly View[] {
  return own.groups
    .flatMap(rulesOf)
    .filter((rule) => rule.direction === direction && rule.covers(port) && isMeant(rule, other))
    .map(({ holder }) => holder);
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
