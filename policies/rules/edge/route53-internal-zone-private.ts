import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "route53-internal-zone-private",
  title: "A zone of internal names stands in a VPC.",
  why: "Without one it is a public zone, and tells everybody what runs inside under which address.",
  fix: "Set `vpcs`.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:route53/zone:Zone"],
  check: (zone, check) => {
    if (!/\.(internal|local|corp|private)\.?$/.test(zone.text("name") ?? "")) return;
    check.expect(() => zone.raw("vpcs") !== undefined && zone.list("vpcs").length > 0, "internal names are public");
  },
};
