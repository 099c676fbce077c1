import type { Rule } from "../../rule";
import { FUNCTION } from "../../views/functions";

export const rule: Rule = {
  id: "lambda-in-vpc-multi-az",
  title: "A function in a network stands in two zones.",
  why: "With one zone it goes when the zone goes.",
  fix: "Give vpcConfig.subnetIds of two zones.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_117", "Lambda.3", "Lambda.5"],
  types: [FUNCTION],
  check: (lambda, check) => {
    if (lambda.raw("vpcConfig") === undefined) return;
    check.expect(() => {
      const subnets = lambda.raw("vpcConfig.subnetIds");
      return Array.isArray(subnets) ? subnets.length >= 2 : lambda.list("vpcConfig.subnetIds").length >= 2;
    }, "it stands in one zone");
  },
};
