import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "vpc-no-default-vpc",
  title: "The default VPC and its subnets are taken over in order to be removed, and not used.",
  why: "Everything in it has a public address and the group that admits its neighbours.",
  fix: "Set forceDestroy: true, which deletes it with the stack, and put nothing into it.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_148", "AWS-0101"],
  types: ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"],
  check: (view, check) => {
    check.expect(() => view.flag("forceDestroy") === true, "a default VPC or subnet is kept");
  },
};
