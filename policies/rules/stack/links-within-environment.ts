import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";

/** What an environment may share with another, by type and property of what names it: the other environment, and why. */
const edges: Readonly<Record<string, readonly [environment: string, why: string]>> = {
  "aws:ec2/route:Route routeTableId": ["management", "the way back from management, by the peering"],
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection vpcId": ["management", "management is peered with each"],
  "aws:route53/zone:Zone vpcs": ["management", "people in management find databases by name"],
};

/** Environments, and the account that they all stand in, whose things each of them may use. */
const ACCOUNT = "account";

/** What stands in the account and is about each of its networks. */
const ofAccount = new Set(["aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion vpcId"]);

export const rule: Rule = {
  id: "links-within-environment",
  title: "What a resource is made from stands in its own environment, or in the account.",
  why: "Staging that uses production's network, keys or roles reaches production; and neither can be changed or given up alone.",
  fix: "Give the component what its own environment has. What environments share by design stands in this rule's table, with a reason.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["190-4.3.4"],
  types: "all",
  check: (view, check) => {
    const own = view.environment;
    if (own === undefined) return;
    let linked = false;
    for (const property of Object.keys(view.resource.propertyDependencies)) {
      for (const source of view.sourcesOf(property)) {
        linked = true;
        if (mayBeUsed(view, property, own, source)) continue;
        const { name, environment = "" } = source;
        check.expect(() => false, `${property} comes from ${name}, which stands in ${environment}, not in ${own}`, {
          part: property,
        });
      }
    }
    if (linked) check.expect(() => true, "");
  },
};

function mayBeUsed(view: View, property: string, own: string, { environment }: View): boolean {
  if (environment === undefined || environment === own || environment === ACCOUNT) return true;
  const place = `${view.type} ${property}`;
  return own === ACCOUNT ? ofAccount.has(place) : edges[place]?.[0] === environment;
}
