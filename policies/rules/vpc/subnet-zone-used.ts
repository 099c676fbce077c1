import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "subnet-zone-used",
  title: "A subnet stands in one of the zones that the platform uses.",
  why: "An account that is new does not have all zones of a region, and AWS refuses a subnet in one that it does not have.",
  fix: "Take one of `zones` in stacks/foundation.ts.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:ec2/subnet:Subnet"],
  check: (subnet, check) => {
    check.expect(
      () => check.registry.zones.includes(subnet.text("availabilityZone") ?? ""),
      "its zone is none of those that the platform uses, or is left to AWS",
    );
  },
};
