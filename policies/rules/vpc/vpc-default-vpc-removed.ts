import { STACK, type Rule } from "../../rule";
import { heldAccounts } from "../../views/held-accounts";

export const rule: Rule = {
  id: "vpc-default-vpc-removed",
  title: "A product removes the default VPC of its account's home region.",
  why: "It stands in every new account with public subnets and an open way out, and no flow log.",
  fix: "Adopt it with `DefaultVpc` and `forceDestroy`, which removes it.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_148", "AWS-0101"],
  types: [STACK],
  check: (_stack, check) => {
    for (const { label, ofType } of heldAccounts(check)) {
      check.expect(
        () => ofType("aws:ec2/defaultVpc:DefaultVpc").some((vpc) => vpc.flag("forceDestroy") === true),
        `the default VPC of ${label} stays`,
      );
    }
  },
};
