import type { View } from "../kernel/graph";
import { named } from "./named";
import { SUBNET } from "./placement";

export const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const INTERFACE = "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation";
const ROUTE = "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation";
const TABLE = "aws:ec2/routeTable:RouteTable";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";

/** The endpoint of a network for an API of AWS: `ecr.api`. A network has one at the most that answers to the API's own name. */
export function endpointFor(vpc: View, api: string): View | undefined {
  return vpc.graph
    .satellites(vpc, ENDPOINT, "vpcId")
    .find((endpoint) => endpoint.text("serviceName")?.replace(/^com\.amazonaws\.[a-z0-9-]+\./, "") === api);
}

export function isGateway(endpoint: View): boolean {
  return (endpoint.text("vpcEndpointType") ?? "Gateway") === "Gateway";
}

/** Where an endpoint has an interface: the subnet, and the resource that puts it there. */
export function interfacesOf(endpoint: View): readonly { readonly subnet: View; readonly at: View }[] {
  const own = named(endpoint, "subnetIds", SUBNET).map((subnet) => ({ subnet, at: endpoint }));
  const separate = endpoint.graph
    .satellites(endpoint, INTERFACE, "vpcEndpointId")
    .flatMap((at) => named(at, "subnetId", SUBNET).map((subnet) => ({ subnet, at })));
  return [...own, ...separate];
}

/** What leads a subnet to a gateway endpoint: the table's own entry in it, or an association of both. */
export function routesToGateway(endpoint: View, subnet: View): readonly View[] {
  const { graph } = endpoint;
  const tables = graph
    .satellites(subnet, ASSOCIATION, "subnetId")
    .flatMap((association) => graph.target(association, "routeTableId", TABLE) ?? []);
  const own = named(endpoint, "routeTableIds", TABLE).some((table) => tables.includes(table)) ? [endpoint] : [];
  const separate = graph
    .satellites(endpoint, ROUTE, "vpcEndpointId")
    .filter((at) => tables.some((table) => graph.target(at, "routeTableId", TABLE) === table));
  return [...own, ...separate];
}
