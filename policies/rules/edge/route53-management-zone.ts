import type { Rule } from "../../rule";
import { ZONE } from "../../views/certificates";
import { VPC } from "../../views/placement";

const NAMESPACE = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";
const MANAGEMENT = "management";

/** Two zones of one name cannot share a VPC, so that in management an environment's names have the environment's own before them. */
export const rule: Rule = {
  id: "route53-management-zone",
  title: "A private zone has the names of its environment's namespace, and management's VPC hears of it.",
  why: "It is there for people in management alone: under another name, or in another VPC, they find nothing, and others find what is not theirs.",
  fix: "Name it `<environment>.<name of the namespace>`, and set `vpcs` to management's.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [ZONE],
  check: (zone, check) => {
    if (!zone.has("vpcs")) return;
    const { graph, environment = "" } = zone;
    check.expect(
      () => {
        const own = graph.ofType(NAMESPACE).filter((one) => one.environment === environment);
        return own.some((one) => zone.text("name") === `${environment}.${one.text("name") ?? ""}`);
      },
      "its name is none of the environment's namespace",
      { part: "name" },
    );
    check.expect(
      () => zone.list("vpcs").every((one) => graph.target(one, "vpcId", VPC)?.environment === MANAGEMENT),
      "another VPC than management's hears of it",
      { part: "vpc" },
    );
  },
};
