import type { Rule } from "../../rule";
import { DEFAULT_GROUP, EGRESS, INGRESS, RULE } from "../../views/security-groups";

export const rule: Rule = {
  id: "vpc-default-sg-closed",
  title: "Every VPC takes its default security group over and leaves it without any rule.",
  why: "What is launched with no group named lands in it; as AWS makes it, it admits its members and reaches everything.",
  fix: "Make an aws.ec2.DefaultSecurityGroup for the VPC with ingress: [] and egress: [].",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_12", "AWS-0173", "EC2.2", "CIS5-5.5"],
  types: ["aws:ec2/vpc:Vpc"],
  check: (vpc, check) => {
    const { graph } = check;
    const groups = graph.satellites(vpc, DEFAULT_GROUP, "vpcId");
    check.expect(() => groups.length === 1, "the VPC's default security group is left as AWS makes it");
    for (const at of groups) {
      check.expect(() => !at.isSet("ingress") && !at.isSet("egress"), "the default security group has rules", { at });
      check.expect(
        () => [INGRESS, EGRESS, RULE].every((type) => graph.satellites(at, type, "securityGroupId").length === 0),
        "a rule is attached to the default security group",
        { at },
      );
    }
  },
};
