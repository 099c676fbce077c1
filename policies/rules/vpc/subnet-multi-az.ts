import type { Rule } from "../../rule";
import { tierOf } from "../../views/subnets";

export const rule: Rule = {
  id: "subnet-multi-az",
  title: "Each tier of production's network stands in two zones or more, and every subnet says its tier.",
  why: "With one zone, one building's trouble is an outage.",
  fix: "Add a subnet of the tier (tag Tier) in another availability zone.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["aws:ec2/vpc:Vpc"],
  check: (vpc, check) => {
    if (vpc.environment !== "production") return;
    const zones = new Map<string, Set<string>>();
    const subnets = check.graph.satellites(vpc, "aws:ec2/subnet:Subnet", "vpcId");
    for (const at of subnets) {
      check.expect(() => tierOf(at) !== undefined, "the subnet has no tag Tier", { at });
      const tier = tierOf(at) ?? "";
      zones.set(
        tier,
        (zones.get(tier) ?? new Set()).add(at.text("availabilityZone") ?? at.text("availabilityZoneId") ?? ""),
      );
    }
    check.expect(() => zones.size > 0, "the VPC has no subnets");
    for (const [tier, own] of zones)
      check.expect(() => own.size >= 2, "a tier stands in one zone only", { part: tier || "none" });
  },
};
