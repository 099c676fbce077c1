import type { Rule } from "../../rule";
import { DATABASE } from "../../views/databases";
import { namesGroup } from "../../views/group-users";

/**
 * Not in the list of rules: RDS puts a cluster that names neither into the default VPC, past every rule about subnets and groups.
 */
export const rule: Rule = {
  id: "aurora-in-network",
  title: "A database names its subnet group and its security group, both of the program.",
  why: "RDS puts it into the default VPC and its default group otherwise.",
  fix: "Set dbSubnetGroupName and vpcSecurityGroupIds.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [DATABASE],
  check: (database, check) => {
    check.expect(
      () => check.graph.target(database, "dbSubnetGroupName", "aws:rds/subnetGroup:SubnetGroup") !== undefined,
      "its subnet group is not the program's",
      { part: "subnets" },
    );
    check.expect(() => namesGroup(database, "vpcSecurityGroupIds"), "it has no group of its own", { part: "groups" });
  },
};
