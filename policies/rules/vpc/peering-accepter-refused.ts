import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "peering-accepter-refused",
  title: "No peering of another account or stack is accepted.",
  why: "Accepting is all that a stranger's request needs.",
  fix: "Make both sides in the product's stack; a peering within an account accepts itself.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter"],
  check: (accepter, check) => {
    check.expect(
      () =>
        check.graph.target(accepter, "vpcPeeringConnectionId", "aws:ec2/vpcPeeringConnection:VpcPeeringConnection") !==
        undefined,
      "the peering is not of this program",
    );
  },
};
