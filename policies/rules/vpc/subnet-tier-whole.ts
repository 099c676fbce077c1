import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";
import { ENDPOINT } from "../../views/api-endpoints";
import { FUNCTION } from "../../views/functions";
import { LOAD_BALANCER } from "../../views/load-balancers";
import { NAT, SUBNET, VPC } from "../../views/placement";
import { tierOf } from "../../views/subnets";
import { SERVICE } from "../../views/tasks";

/** Where each names its subnets. */
const places: Readonly<Record<string, string>> = {
  [ENDPOINT]: "subnetIds",
  [FUNCTION]: "vpcConfig.subnetIds",
  [LOAD_BALANCER]: "subnets",
  [SERVICE]: "networkConfiguration.subnets",
  "aws:rds/subnetGroup:SubnetGroup": "subnetIds",
};

/** In no other pack: those count zones, and take two of three for enough. */
export const rule: Rule = {
  id: "subnet-tier-whole",
  title:
    "What stands in a tier of a network stands in all of its subnets; tasks in those whose zone has a NAT gateway.",
  why: "A zone that is left out is one less to fail over to; and whoever is in it reaches AWS, or the load balancer, through another, or not at all.",
  fix: "Give it the subnets of the whole tier, as the network has them.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: Object.keys(places),
  check: (view, check) => {
    const path = places[view.type] ?? "";
    // One that is written down, `reviewed-links` refuses.
    const [first, ...others] = view.sources(path).filter(({ type }) => type === SUBNET);
    if (first === undefined) return;
    check.expect(() => {
      const tier = tierOf(first);
      const vpc = check.graph.target(first, "vpcId", VPC);
      const all =
        vpc === undefined ? [] : check.graph.satellites(vpc, SUBNET, "vpcId").filter((one) => tierOf(one) === tier);
      const wanted = view.type === SERVICE ? withNat(all) : all;
      const own = new Set([first, ...others]);
      return view.list(path).length === wanted.length && wanted.every((one) => own.has(one));
    }, "it leaves out a subnet of its tier, or has one of another");
    if (view.type !== SERVICE) return;
    check.expect(
      () => view.text("availabilityZoneRebalancing") === (view.list(path).length > 1 ? "ENABLED" : "DISABLED"),
      "its tasks are not spread anew over its zones, or it has one alone",
      { part: "rebalancing" },
    );
  },
};

/** Those whose zone has a NAT gateway; all, where none has. */
function withNat(subnets: readonly View[]): readonly View[] {
  const graph = subnets[0]?.graph;
  const own = subnets.filter((subnet) =>
    graph?.ofType(NAT).some((nat) => {
      const place = graph.target(nat, "subnetId", SUBNET);
      return (
        place?.environment === subnet.environment && place?.text("availabilityZone") === subnet.text("availabilityZone")
      );
    }),
  );
  return own.length === 0 ? subnets : own;
}
