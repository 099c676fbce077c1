import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";

const TABLE = "aws:ec2/routeTable:RouteTable";
const ROUTE = "aws:ec2/route:Route";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";

/** The tier of a subnet by its tag: `public`, `private`, `isolated`. */
export function tierOf(subnet: View): string | undefined {
  return subnet.tag("Tier");
}

/** A route, and the resource that holds it. */
export interface RouteView {
  readonly reader: Reader;
  readonly at: View;
}

/** The routes that one resource holds: a table its inline ones, a route itself. */
export function routesIn(holder: View): RouteView[] {
  if (holder.type === ROUTE) return [{ reader: holder, at: holder }];
  return holder.list("routes").map((reader) => ({ reader, at: holder }));
}

/** The routes of the tables that a subnet is associated with. Ends the assertion when they cannot be known. */
export function routesOf(subnet: View): RouteView[] {
  const { graph } = subnet;
  return graph
    .satellites(subnet, ASSOCIATION, "subnetId")
    .flatMap((association) => graph.target(association, "routeTableId", TABLE) ?? [])
    .flatMap((table) => [table, ...graph.satellites(table, ROUTE, "routeTableId")])
    .flatMap(routesIn);
}

/** Those of a subnet that lead everywhere. */
export function defaultRoutes(subnet: View): RouteView[] {
  return routesOf(subnet).filter(({ reader }) =>
    ["destinationCidrBlock", "cidrBlock", "destinationIpv6CidrBlock", "ipv6CidrBlock"].some((path) =>
      ["0.0.0.0/0", "::/0"].includes(reader.text(path) ?? ""),
    ),
  );
}
