import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { defaultRoutes } from "./subnets";

export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const NAT = "aws:ec2/natGateway:NatGateway";

/** The subnets of the program that a property's value came from, or that it names. */
export function subnetsOf(reader: Reader, path: string): readonly View[] {
  const sources = reader.sources(path).filter((view) => view.type === SUBNET);
  if (sources.length > 0) return sources;
  const ids = reader.texts(path);
  return reader.owner?.graph.ofType(SUBNET).filter((view) => view.identities().some((id) => ids.includes(id))) ?? [];
}

/** The kinds of gateway that the subnet's default routes leave by: `gatewayId` for the internet, `natGatewayId` for NAT. */
export function exits(subnet: View): ReadonlySet<string> {
  const routes = defaultRoutes(subnet);
  return new Set(
    ["gatewayId", "natGatewayId"].filter((kind) => routes.some(({ reader }) => reader.raw(kind) !== undefined)),
  );
}

/** How many zones the subnets stand in. */
export function zoneCount(subnets: readonly View[]): number {
  return new Set(subnets.map((subnet) => subnet.text("availabilityZone") ?? subnet.text("availabilityZoneId"))).size;
}
