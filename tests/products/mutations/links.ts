import { type Resource, UNKNOWN } from "../../../policies/kernel/resource";
import type { Census } from "./classes";
import { GONE, type Made, type Mutant, put } from "./mutant";

/** Subnets, tables and gateways of the same environment in place of those that a component chose, which no other sibling stands for. */
export function* linkMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    const environment = census.environmentOf(resource);
    const find = (type: string, tier?: string): Resource | undefined =>
      census.custom.find(
        (one) =>
          one.type === type &&
          census.environmentOf(one) === environment &&
          (tier === undefined || (one.props["tags"] as Record<string, unknown> | undefined)?.["Tier"] === tier),
      );
    const swap = (
      change: string,
      path: string,
      target: Resource | undefined,
      from = resource,
      list = false,
    ): Mutant[] => {
      if (target === undefined) return [];
      const made = (): Made => ({
        puts: [put(from, path.split("."), list ? [UNKNOWN] : UNKNOWN, [target.urn])],
        drops: [],
      });
      return [{ kind: "link swapped", resource, path, change, made }];
    };
    const publicSubnet = find("aws:ec2/subnet:Subnet", "public");
    switch (resource.type) {
      case "aws:ecs/service:Service":
        yield* swap("public subnets", "networkConfiguration.subnets", publicSubnet, resource, true);
        break;
      case "aws:rds/subnetGroup:SubnetGroup":
        yield* swap("public subnets", "subnetIds", publicSubnet, resource, true);
        break;
      case "aws:ec2/routeTableAssociation:RouteTableAssociation":
        if (!/public/.test(resource.name))
          yield* swap("the public table", "routeTableId", find("aws:ec2/routeTable:RouteTable", "public"));
        break;
      case "aws:ec2/route:Route":
        if ("natGatewayId" in resource.props) {
          const without = put(resource, ["natGatewayId"], GONE);
          yield* swap("the internet gateway", "gatewayId", find("aws:ec2/internetGateway:InternetGateway"), without);
        }
        break;
    }
  }
}
