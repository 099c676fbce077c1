import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "route53-zone-logging",
  title: "A public zone logs the queries it answers.",
  why: "Names that are probed tell of an attack before it comes.",
  fix: "Make an aws.route53.QueryLog for the zone.",
  severity: "low",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_39", "Route53.2"],
  types: ["aws:route53/zone:Zone"],
  check: (zone, check) => {
    if (zone.isSet("vpcs")) return;
    check.expect(
      () => check.graph.satellites(zone, "aws:route53/queryLog:QueryLog", "zoneId").length > 0,
      "queries are not logged",
    );
  },
};
