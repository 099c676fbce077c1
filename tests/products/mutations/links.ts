import { type Resource, UNKNOWN } from "../../../policies/kernel/resource";
import type { Census } from "./classes";
import { GONE, isKeyPlace, leaves, type Mutant, pathOf, put } from "./mutant";

const KEY = "aws:kms/key:Key";

/** Every reference to a key taken away, turned to AWS's own key, and to the key of another environment. */
export function* keyMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    for (const { at } of leaves(resource.props).filter((leaf) => isKeyPlace(leaf.at))) {
      const mutant = (mutator: string, change: string, changed: Resource): Mutant => ({
        mutator: `key: ${mutator}`,
        urn: resource.urn,
        path: pathOf(at),
        change,
        puts: [changed],
        drops: [],
      });
      const isAlias = resource.type === "aws:kms/alias:Alias";
      if (!isAlias) {
        yield mutant("removed", "removed", put(resource, at, GONE));
        yield mutant("AWS managed", "alias/aws/…", put(resource, at, "alias/aws/service"));
      }
      const foreign = keyElsewhere(census, resource);
      if (foreign === undefined) continue;
      const property = String(at[0]);
      const links = (resource.propertyDependencies[property] ?? []).filter((urn) => census.find(urn)?.type !== KEY);
      yield mutant(
        "of another environment",
        "another environment's",
        put(resource, at, UNKNOWN, [...links, foreign.urn]),
      );
    }
  }
}

function keyElsewhere(census: Census, resource: Resource): Resource | undefined {
  const own = census.environmentOf(resource);
  if (own !== "staging" && own !== "production") return undefined;
  return census.custom.find((key) => {
    const environment = census.environmentOf(key);
    return key.type === KEY && environment !== own && ["staging", "production"].includes(environment ?? "");
  });
}

/** Subnets, tables and roles in place of those that a component chose. */
export function* wiringMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    const environment = census.environmentOf(resource);
    const own = census.custom.filter((other) => census.environmentOf(other) === environment);
    const swap = (change: string, property: string, target: Resource | undefined, list = false): Mutant[] =>
      target === undefined
        ? []
        : [
            {
              mutator: "link swapped",
              urn: resource.urn,
              path: property,
              change,
              puts: [put(resource, property.split("."), list ? [UNKNOWN] : UNKNOWN, [target.urn])],
              drops: [],
            },
          ];
    const tierOf = (subnet: Resource): unknown =>
      (subnet.props["tags"] as Record<string, unknown> | undefined)?.["Tier"];
    const publicSubnet = own.find((other) => other.type === "aws:ec2/subnet:Subnet" && tierOf(other) === "public");
    switch (resource.type) {
      case "aws:ecs/service:Service":
        yield* swap("public subnets", "networkConfiguration.subnets", publicSubnet, true);
        break;
      case "aws:rds/subnetGroup:SubnetGroup":
        yield* swap("public subnets", "subnetIds", publicSubnet, true);
        break;
      case "aws:ec2/routeTableAssociation:RouteTableAssociation":
        if (!/public/.test(resource.name)) {
          const table = own.find(
            (other) => other.type === "aws:ec2/routeTable:RouteTable" && tierOf(other) === "public",
          );
          yield* swap("the public table", "routeTableId", table);
        }
        break;
      case "aws:ec2/route:Route":
        if ("vpcPeeringConnectionId" in resource.props) {
          yield {
            mutator: "link swapped",
            urn: resource.urn,
            path: "destinationCidrBlock",
            change: "more than the peer's network",
            puts: [put(resource, ["destinationCidrBlock"], "172.16.0.0/12")],
            drops: [],
          };
        }
        if ("natGatewayId" in resource.props) {
          const gateway = own.find((other) => other.type === "aws:ec2/internetGateway:InternetGateway");
          const without = put(resource, ["natGatewayId"], GONE);
          const [mutant] = swap("the internet gateway", "gatewayId", gateway);
          if (mutant !== undefined && gateway !== undefined)
            yield { ...mutant, puts: [put(without, ["gatewayId"], UNKNOWN, [gateway.urn])] };
        }
        break;
      case "aws:ec2/vpcPeeringConnection:VpcPeeringConnection":
        for (const property of ["vpcId", "peerVpcId"]) {
          const now = resource.propertyDependencies[property] ?? [];
          const vpcs = census.custom.filter((other) => other.type === "aws:ec2/vpc:Vpc" && !now.includes(other.urn));
          for (const vpc of vpcs) yield* swap(`the VPC of ${census.environmentOf(vpc)}`, property, vpc);
        }
        break;
      case "aws:ecs/taskDefinition:TaskDefinition":
        yield* roleElsewhere(resource, environment);
        break;
    }
  }
}

/** The roles of another environment's task, by their names. */
function* roleElsewhere(task: Resource, environment: string | undefined): Generator<Mutant> {
  const [own, other] = environment === "staging" ? ["staging", "production"] : ["production", "staging"];
  for (const property of ["taskRoleArn", "executionRoleArn"]) {
    const role = String(task.props[property]).replace(`-${own}-`, `-${other}-`);
    yield {
      mutator: "link swapped",
      urn: task.urn,
      path: property,
      change: "another environment's role",
      puts: [put(task, [property], role, [])],
      drops: [],
    };
  }
}
