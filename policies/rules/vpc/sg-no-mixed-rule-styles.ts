import type { Rule } from "../../rule";
import { EGRESS, GROUP, INGRESS, RULE } from "../../views/security-groups";

export const rule: Rule = {
  id: "sg-no-mixed-rule-styles",
  title: "A security group with rules of its own has no separate ones.",
  why: "The two overwrite each other at every second update.",
  fix: "Make every rule an aws.vpc.SecurityGroupIngressRule or SecurityGroupEgressRule.",
  severity: "medium",
  level: "advisory",
  kind: "stack",
  references: [],
  types: [GROUP],
  check: (group, check) => {
    if (!group.isSet("ingress") && !group.isSet("egress")) return;
    check.expect(
      () =>
        [INGRESS, EGRESS, RULE].every((type) => check.graph.satellites(group, type, "securityGroupId").length === 0),
      "the group has rules of both styles",
    );
  },
};
