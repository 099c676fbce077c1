import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "route53-no-force-destroy",
  title: "No zone is emptied in order to be deleted.",
  why: "The names would be gone with it, those that were made by hand too, and a new zone has other name servers.",
  fix: "Remove forceDestroy.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:route53/zone:Zone"],
  check: (zone, check) => {
    check.expect(() => zone.flag("forceDestroy") !== true, "the zone would be deleted with all of its names");
  },
};
