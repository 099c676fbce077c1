import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";

export const SUBNET = "aws:ec2/subnet:Subnet";

/** The subnets of the program that a property's value came from, or that it names. */
export function subnetsOf(reader: Reader, path: string): readonly View[] {
  const sources = reader.sources(path).filter((view) => view.type === SUBNET);
  if (sources.length > 0) return sources;
  const ids = reader.texts(path);
  return reader.owner?.graph.ofType(SUBNET).filter((view) => view.identities().some((id) => ids.includes(id))) ?? [];
}

/** The kinds of gateway that the subnet's default routes leave by: `gatewayId` for the internet, `natGatewayId` for NAT. */
export function exits(subnet: View): ReadonlySet<string> {
  const { graph } = subnet;
  const tables = graph
    .satellites(subnet, "aws:ec2/routeTableAssociation:RouteTableAssociation", "subnetId")
    .flatMap((association) => graph.target(association, "routeTableId", "aws:ec2/routeTable:RouteTable") ?? []);
  const routes: Reader[] = tables.flatMap((table) => [
    ...table.list("routes"),
    ...graph.satellites(table, "aws:ec2/route:Route", "routeTableId"),
  ]);
  const found = new Set<string>();
  for (const route of routes) {
    if (!isDefault(route)) continue;
    for (const kind of ["gatewayId", "natGatewayId"]) if (route.raw(kind) !== undefined) found.add(kind);
  }
  return found;
}

function isDefault(route: Reader): boolean {
  return ["destinationCidrBlock", "cidrBlock", "destinationIpv6CidrBlock", "ipv6CidrBlock"].some((path) =>
    ["0.0.0.0/0", "::/0"].includes(route.text(path) ?? ""),
  );
}

/** How many zones the subnets stand in. */
export function zoneCount(subnets: readonly View[]): number {
  return new Set(subnets.map((subnet) => subnet.text("availabilityZone") ?? subnet.text("availabilityZoneId"))).size;
}
