import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "vpc-flow-logs",
  title: "Every VPC logs all of its flows.",
  why: "Without them nobody can say what a broken-into task spoke to.",
  fix: "Make an aws.ec2.FlowLog with the vpcId and trafficType ALL.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_11", "AWS-0178", "EC2.6", "CIS5-3.7", "NAG-VPC7"],
  types: ["aws:ec2/vpc:Vpc"],
  check: (vpc, check) => {
    check.expect(
      () =>
        check.graph
          .satellites(vpc, "aws:ec2/flowLog:FlowLog", "vpcId")
          .some((log) => log.text("trafficType") === "ALL"),
      "the VPC does not log all of its flows",
    );
  },
};
