import type { Rule } from "../../rule";
import { contains, overlap } from "../../views/networks";

const ASSOCIATION = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";

/** A stack rule, since overlapping is between two; the ranges are compared with the definition's by way of the registry. */
export const rule: Rule = {
  id: "vpc-cidr-no-overlap",
  title:
    "A VPC has the addresses that the definition gives its environment, which overlap no other VPC and no reserved range.",
  why: "Networks that overlap can never be peered, and to change a VPC's addresses is to build it anew.",
  fix: "Change the environment's cidr in the definition and run npm run generate.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["aws:ec2/vpc:Vpc"],
  check: (vpc, check) => {
    const own = (): string => vpc.text("cidrBlock") ?? "";
    const expected = check.product?.cidrs[vpc.environment ?? ""];
    check.expect(() => own() !== "", "the VPC states no addresses");
    check.expect(
      () => expected !== undefined && contains(expected, own()),
      "the addresses are not those of the definition",
    );
    check.expect(
      () => !check.registry.reservedCidrs.some((reserved) => overlap(reserved, own())),
      "the addresses overlap a reserved range",
    );
    for (const other of check.graph.ofType("aws:ec2/vpc:Vpc")) {
      if (other === vpc) continue;
      check.expect(() => !overlap(own(), other.text("cidrBlock") ?? ""), "the addresses overlap another VPC's");
    }
    for (const at of check.graph.satellites(vpc, ASSOCIATION, "vpcId")) {
      check.expect(
        () => expected !== undefined && contains(expected, at.text("cidrBlock") ?? ""),
        "more addresses than the definition gives",
        { at },
      );
    }
  },
};
