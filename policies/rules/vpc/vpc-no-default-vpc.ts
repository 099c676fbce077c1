import type { Rule } from "../../rule";

/** Whatever `forceDestroy` says: it deletes at destroy, not when the VPC is taken over, and the resource makes a VPC where there is none. */
export const rule: Rule = {
  id: "vpc-no-default-vpc",
  title: "Nobody takes the default VPC or its subnets over.",
  why: "Everything in it has a public address and the group that admits its neighbours; the resource makes a VPC where none is.",
  fix: "Leave it to Block Public Access, and put nothing into it.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_148", "AWS-0101"],
  types: ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"],
  check: (_view, check) => {
    check.expect(() => false, "a default VPC or subnet is taken over");
  },
};
