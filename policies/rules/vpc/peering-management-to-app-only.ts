import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "peering-management-to-app-only",
  title: "A peering connects the management VPC with one application VPC of the same product, and nothing else.",
  why: "Application environments must never reach one another: staging's hole would be production's.",
  fix: "Peer management with each application environment, both made by this program.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["aws:ec2/vpcPeeringConnection:VpcPeeringConnection"],
  check: (peering, check) => {
    const vpc = (path: string) => check.graph.target(peering, path, "aws:ec2/vpc:Vpc");
    // A side that the program does not make, or that cannot be known, is a violation too.
    const environments = ["vpcId", "peerVpcId"].map((path) =>
      peering.isUnknown(path) && peering.sources(path).length === 0 ? undefined : vpc(path)?.environment,
    );
    check.expect(
      () =>
        environments.every((environment) => environment !== undefined && environment !== "account") &&
        environments.filter((environment) => environment === "management").length === 1,
      "the two sides are not management and one application environment of this program",
    );
    const foreign = ["peerOwnerId", "peerRegion"].filter((path) => peering.raw(path) !== undefined);
    check.expect(
      () => foreign.every((path) => [check.product?.account, check.registry.regions.home].includes(peering.text(path))),
      "the peering leaves the account or the region",
    );
  },
};
