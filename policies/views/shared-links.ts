import type { Graph, View } from "../kernel/graph";

/** What an environment may share with another, by type and property of what names it: the other environment, and why. */
const edges: Readonly<Record<string, readonly [environment: string, why: string]>> = {
  "aws:ec2/route:Route routeTableId": ["management", "the way back from management, by the peering"],
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection vpcId": ["management", "management is peered with each"],
  "aws:route53/zone:Zone vpcs": ["management", "people in management find databases by name"],
};

/** The account that all environments stand in, whose things each of them may use. */
const ACCOUNT = "account";

/** What stands in the account and is about each of its networks. */
const ofAccount: readonly string[] = ["aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion vpcId"];

/** Whether what a property comes from may stand in that environment, for a resource of another. */
export function mayBeShared({ type }: View, property: string, own: string, other: string): boolean {
  const place = `${type} ${property}`;
  return other === ACCOUNT || (own === ACCOUNT ? ofAccount.includes(place) : edges[place]?.[0] === other);
}

/** Places by which nothing of these stacks comes from another environment, though it might. */
export function staleLinks(graphs: readonly Graph[]): string[] {
  const used = new Set<string>();
  for (const graph of graphs) {
    for (const view of graph.all) {
      for (const property of Object.keys(view.resource.propertyDependencies)) {
        for (const { environment } of view.sourcesOf(property)) {
          if (environment !== undefined && environment !== view.environment) used.add(`${view.type} ${property}`);
        }
      }
    }
  }
  return [...Object.keys(edges), ...ofAccount].filter((place) => !used.has(place));
}
