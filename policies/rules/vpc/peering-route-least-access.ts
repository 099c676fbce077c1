import type { Rule } from "../../rule";
import type { View } from "../../kernel/graph";
import { contains } from "../../views/networks";
import { routesIn } from "../../views/subnets";

const PEERING = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";

export const rule: Rule = {
  id: "peering-route-least-access",
  title: "A route into a peering leads to the other VPC's addresses and no further.",
  why: "A wider route draws traffic of other networks into the peering, where it can be read.",
  fix: "Set destinationCidrBlock to the other VPC's cidrBlock, or a part of it.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_44", "CIS5-5.6"],
  types: ["aws:ec2/route:Route", "aws:ec2/routeTable:RouteTable"],
  check: (holder, check) => {
    const { graph } = check;
    for (const { reader } of routesIn(holder)) {
      if (!reader.has("vpcPeeringConnectionId")) continue;
      check.expect(() => {
        const peering = graph.target(reader, "vpcPeeringConnectionId", PEERING);
        if (peering === undefined) return false;
        const sides = ["vpcId", "peerVpcId"].map((path) => graph.target(peering, path, "aws:ec2/vpc:Vpc"));
        const own = tableVpc(holder);
        const other = sides.find((vpc) => vpc !== own);
        const destinations = [...reader.texts("destinationCidrBlock"), ...reader.texts("cidrBlock")];
        return (
          own !== undefined &&
          other !== undefined &&
          sides.includes(own) &&
          destinations.length > 0 &&
          !reader.isSet("destinationPrefixListId") &&
          destinations.every((cidr) => contains(other.text("cidrBlock") ?? "", cidr))
        );
      }, "the route leads beyond the other VPC");
    }
  },
};

function tableVpc(holder: View): View | undefined {
  const TABLE = "aws:ec2/routeTable:RouteTable";
  const table = holder.type === TABLE ? holder : holder.graph.target(holder, "routeTableId", TABLE);
  return table === undefined ? undefined : holder.graph.target(table, "vpcId", "aws:ec2/vpc:Vpc");
}
