import type { Rule } from "../../rule";
import { exits, subnetsOf, zoneCount } from "../../views/placement";

/**
 * Stricter than private: isolated. A database needs no way out, not even through NAT.
 */
export const rule: Rule = {
  id: "aurora-subnet-group-private",
  title: "Databases stand in isolated subnets of two zones or more.",
  why: "A subnet with a way to the internet is a way for data to leave.",
  fix: "Give subnetIds the isolated subnets of the environment's network.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["aws:rds/subnetGroup:SubnetGroup"],
  check: (group, check) => {
    const subnets = () => subnetsOf(group, "subnetIds");
    check.expect(() => zoneCount(subnets()) >= 2, "its subnets are not the program's, or of one zone", {
      part: "zones",
    });
    check.expect(() => subnets().every((subnet) => exits(subnet).size === 0), "a subnet has a way to the internet", {
      part: "isolated",
    });
  },
};
