import type { View } from "../kernel/graph";
import { type End, lettingIn, lettingOut } from "../views/reachability";
import { endOf, type Origin } from "./apis";
import type { Way } from "./way";

/**
 * A connection within a network: both stand in it, the one's groups let it out and the other's let it in. Gives the rules that do, so that a
 * proof can ask whether they are made in time.
 */
export function toEnd(
  way: Way,
  origin: Origin,
  other: { readonly words: string; readonly end: () => End; readonly vpcs: () => readonly View[]; readonly at: View },
  port: number,
): readonly View[] {
  const out = (): readonly View[] => lettingOut(endOf(origin), other.end(), port);
  const into = (): readonly View[] => lettingIn(other.end(), endOf(origin), port);
  way.expect(
    "same-network",
    () => other.vpcs().length > 0 && other.vpcs().every((vpc) => vpc === origin.vpc),
    `${other.words} stands in another network, which it has no route to`,
    other.at,
  );
  way.expect("out", () => out().length > 0, `its security group lets nothing out to the port of ${other.words}`);
  way.expect(
    "in",
    () => into().length > 0,
    `the security group of ${other.words} lets nothing in from it on its port`,
    other.at,
  );
  return [...out(), ...into()];
}
