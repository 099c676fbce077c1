import type { Rule } from "../../rule";
import { routesOf, tierOf } from "../../views/subnets";
import { admitsWorld } from "../../views/networks";

const GATEWAYS = [
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
];

export const rule: Rule = {
  id: "route-private-subnets-no-igw",
  title: "Only public subnets have a route to an internet gateway; isolated ones have no way out at all.",
  why: "With such a route the internet reaches whatever there has a public address.",
  fix: "Let private subnets leave through a NAT gateway, and isolated ones not at all.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_35"],
  types: ["aws:ec2/subnet:Subnet"],
  check: (subnet, check) => {
    const tier = tierOf(subnet);
    if (tier === "public") return;
    const routes = routesOf(subnet);
    for (const { reader, at } of routes) {
      check.expect(
        () =>
          check.graph.target(reader, "gatewayId", ...GATEWAYS) === undefined &&
          !(reader.text("gatewayId") ?? "").startsWith("igw-"),
        "a route leads to an internet gateway",
        { at },
      );
      if (tier !== "isolated") continue;
      check.expect(
        () =>
          !admitsWorld([
            ...reader.texts("destinationCidrBlock"),
            ...reader.texts("cidrBlock"),
            ...reader.texts("destinationIpv6CidrBlock"),
          ]),
        "a route leads out of an isolated subnet",
        { at },
      );
    }
  },
};
