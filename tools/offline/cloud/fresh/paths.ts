import type { Document } from "../../../../policies/iam/request";
import { type Entity, reveal, type World } from "../model";
import { documentOf } from "./rights";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const SUBNET = "aws:ec2/subnet:Subnet";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const TABLES = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"];

/** How something in a subnet reaches an API of AWS: through which endpoint, if any; or why it does not. */
export type Path = { readonly endpoint?: Document } | { readonly blocked: string };

/** Where a task stands. */
export interface Position {
  readonly subnet: Entity;
  /** Its security groups. */
  readonly groups: readonly Entity[];
}

/**
 * The way to an API of the region over HTTPS. An endpoint with a name of its own is taken by every call in the VPC, and leads nowhere until it
 * has an interface (Amazon VPC, "Interface endpoints", private DNS); without one the call goes out through NAT.
 */
export function pathTo(service: string, position: Position, world: World): Path {
  const { subnet, groups } = position;
  const vpc = String(subnet.inputs["vpcId"]);
  const name = `com.amazonaws.${subnet.place.region}.${service}`;
  const endpoint = world
    .all(ENDPOINT)
    .filter(({ inputs }) => inputs["vpcId"] === vpc && inputs["serviceName"] === name)
    .find(({ inputs }) => inputs["vpcEndpointType"] === "Interface" && inputs["privateDnsEnabled"] === true);
  if (endpoint === undefined) return wayOut(position, world);
  if (interfacesOf(endpoint, world).length === 0) return { blocked: `${endpoint.name} has no interface in any subnet` };
  const doors = groupsOf(endpoint, "securityGroupIds", world);
  const range = String(world.find(["aws:ec2/vpc:Vpc"], vpc, subnet.place)?.inputs["cidrBlock"]);
  if (!admitted(EGRESS, groups, { groups: doors, range }, world))
    return { blocked: `no group lets it speak to ${endpoint.name}` };
  if (!admitted(INGRESS, doors, { groups, range }, world))
    return { blocked: `the groups of ${endpoint.name} admit it not` };
  const policy = documentOf(`the policy of ${endpoint.name}`, endpoint.inputs["policy"]);
  return policy === undefined ? {} : { endpoint: policy };
}

/** The way to S3, which a gateway in the subnet's route table takes. */
export function pathToS3(position: Position, world: World): Path {
  const { subnet, groups } = position;
  const table = tableOf(subnet, world);
  const gateway = world.all(ENDPOINT).find((one) => {
    if (!String(one.inputs["serviceName"]).endsWith(".s3") || one.inputs["vpcEndpointType"] === "Interface")
      return false;
    const joined = world
      .all("aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation")
      .some(({ inputs }) => inputs["vpcEndpointId"] === one.id && inputs["routeTableId"] === table);
    return joined || [one.inputs["routeTableIds"]].flat().includes(table);
  });
  if (gateway === undefined) return wayOut(position, world);
  const list = String(gateway.outputs["prefixListId"]);
  if (!admitted(EGRESS, groups, { groups: [], range: list }, world)) return { blocked: "no group lets it speak to S3" };
  const policy = documentOf(`the policy of ${gateway.name}`, gateway.inputs["policy"]);
  return policy === undefined ? {} : { endpoint: policy };
}

/** Out through NAT: a default route to a gateway that stands in a subnet with a way to the internet. */
function wayOut({ subnet, groups }: Position, world: World): Path {
  if (!admitted(EGRESS, groups, { groups: [], range: "0.0.0.0/0" }, world)) return { blocked: "no group lets it out" };
  const nat = defaultRoute(subnet, world)?.inputs["natGatewayId"];
  const gateway =
    typeof nat === "string" ? world.find(["aws:ec2/natGateway:NatGateway"], nat, subnet.place) : undefined;
  if (gateway === undefined) return { blocked: `${subnet.name} has neither an endpoint nor a route to a NAT gateway` };
  const [public_] = world.referred(world.subject(gateway), "subnetId", SUBNET);
  if (public_ === undefined || defaultRoute(public_, world)?.inputs["gatewayId"] === undefined)
    return { blocked: `${gateway.name} has no way to the internet` };
  return {};
}

function defaultRoute(subnet: Entity, world: World): Entity | undefined {
  const table = tableOf(subnet, world);
  return world
    .all("aws:ec2/route:Route")
    .find(({ inputs }) => inputs["routeTableId"] === table && inputs["destinationCidrBlock"] === "0.0.0.0/0");
}

/** The id of the subnet's route table: its own, or the VPC's. */
function tableOf(subnet: Entity, world: World): unknown {
  const own = world
    .all("aws:ec2/routeTableAssociation:RouteTableAssociation")
    .find(({ inputs }) => inputs["subnetId"] === subnet.id);
  if (own !== undefined) return world.referred(world.subject(own), "routeTableId", ...TABLES)[0]?.id;
  return world.find(["aws:ec2/vpc:Vpc"], String(subnet.inputs["vpcId"]), subnet.place)?.outputs["mainRouteTableId"];
}

function interfacesOf(endpoint: Entity, world: World): unknown[] {
  const joined = world
    .all("aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation")
    .filter(({ inputs }) => inputs["vpcEndpointId"] === endpoint.id)
    .map(({ inputs }) => inputs["subnetId"]);
  const own = reveal(endpoint.inputs["subnetIds"]);
  return [...joined, ...(Array.isArray(own) ? own : [])];
}

export function groupsOf(entity: Entity, path: string, world: World): Entity[] {
  return world.referred(world.subject(entity), path, GROUP);
}

/** Whether one of the groups has a rule for HTTPS that covers the other side: by group, by range, by prefix list. */
export function admitted(
  type: string,
  groups: readonly Entity[],
  other: { readonly groups: readonly Entity[]; readonly range: string },
  world: World,
  port = 443,
): boolean {
  const ids = groups.map(({ id }) => id);
  return world
    .all(type)
    .filter(({ inputs }) => ids.includes(String(inputs["securityGroupId"])))
    .filter(
      ({ inputs }) =>
        inputs["ipProtocol"] === "-1" || (Number(inputs["fromPort"]) <= port && Number(inputs["toPort"]) >= port),
    )
    .some(({ inputs }) => {
      const { cidrIpv4, prefixListId, referencedSecurityGroupId } = inputs;
      return (
        cidrIpv4 === "0.0.0.0/0" ||
        cidrIpv4 === other.range ||
        prefixListId === other.range ||
        other.groups.some(({ id }) => id === referencedSecurityGroupId)
      );
    });
}
