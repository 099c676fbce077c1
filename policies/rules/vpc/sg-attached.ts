import type { Rule } from "../../rule";
import { EGRESS, GROUP, INGRESS, RULE } from "../../views/security-groups";

export const rule: Rule = {
  id: "sg-attached",
  title: "Every security group is used by something.",
  why: "A group that nothing uses is picked by mistake one day.",
  fix: "Remove the group, or give it to what it was made for.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: ["CKV2_AWS_5", "EC2.22"],
  types: [GROUP],
  check: (group, check) => {
    const used = check.graph.memo("used security groups", () => {
      const users = check.graph.all.filter(({ type }) => ![INGRESS, EGRESS, RULE].includes(type));
      return new Set(users.flatMap((view) => Object.values(view.resource.propertyDependencies).flat()));
    });
    check.expect(() => used.has(group.urn), "nothing uses the group");
  },
};
