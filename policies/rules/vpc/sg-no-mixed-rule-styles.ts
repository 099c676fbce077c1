import type { Rule } from "../../rule";
import { GROUP } from "../../views/security-groups";

/**
 * Other packs refuse inline rules only beside separate ones. Who adds the first separate rule does not see the inline ones, and after a
 * refresh the provider shows separate rules in the group itself; hence inline ones are refused where the program writes them.
 */
export const rule: Rule = {
  id: "sg-no-mixed-rule-styles",
  title: "A security group has no rules of its own; each stands as a resource.",
  why: "Rules in the group and separate ones overwrite each other at every second update.",
  fix: "Make every rule an aws.vpc.SecurityGroupIngressRule or SecurityGroupEgressRule.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: [],
  types: [GROUP],
  check: (group, check) => {
    check.expect(() => !group.isSet("ingress") && !group.isSet("egress"), "the group has rules of its own");
  },
};
