import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "eip-only-for-nat",
  title: "Every elastic address belongs to a NAT gateway.",
  why: "Other public addresses lead past the edge.",
  fix: "Remove the address, or give it to a NatGateway as allocationId.",
  severity: "low",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_19", "EC2.12"],
  types: ["aws:ec2/eip:Eip"],
  check: (address, check) => {
    check.expect(
      () => check.graph.satellites(address, "aws:ec2/natGateway:NatGateway", "allocationId").length > 0,
      "the address belongs to no NAT gateway",
    );
    check.expect(
      () => address.raw("instance") === undefined && address.raw("networkInterface") === undefined,
      "the address belongs to a machine",
    );
  },
};
