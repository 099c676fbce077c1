import type { View } from "../kernel/graph";
import { type End, letsIn, letsOut } from "../views/reachability";
import { endOf, type Origin } from "./apis";
import type { Way } from "./way";

/** A connection within a network: both stand in it, the one's groups let it out and the other's let it in. */
export function toEnd(
  way: Way,
  origin: Origin,
  other: { readonly words: string; readonly end: () => End; readonly vpcs: () => readonly View[]; readonly at: View },
  port: number,
): void {
  way.expect(
    "same-network",
    () => other.vpcs().length > 0 && other.vpcs().every((vpc) => vpc === origin.vpc),
    `${other.words} stands in another network, which it has no route to`,
    other.at,
  );
  way.expect(
    "out",
    () => letsOut(endOf(origin), other.end(), port),
    `its security group lets nothing out to the port of ${other.words}`,
  );
  way.expect(
    "in",
    () => letsIn(other.end(), endOf(origin), port),
    `the security group of ${other.words} lets nothing in from it on its port`,
    other.at,
  );
}
