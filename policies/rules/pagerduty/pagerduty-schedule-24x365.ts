import type { Rule } from "../../rule";
import { hoursOf, uncoveredMinutes } from "../../views/week";

export const rule: Rule = {
  id: "pagerduty-schedule-24x365",
  title: "A rota covers every minute of the week, for good.",
  why: "An incident in a gap wakes nobody.",
  fix: "Let the layers' restrictions meet, remove `end`, and set timeZone.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["pagerduty:index/schedule:Schedule"],
  check: (schedule, check) => {
    check.expect(() => schedule.isSet("timeZone"), "it has no time zone", { part: "time-zone" });
    check.expect(() => {
      const layers = schedule.list("layers").filter((layer) => layer.list("users").length > 0 && !layer.isSet("end"));
      return uncoveredMinutes(layers.map(hoursOf)) === 0;
    }, "there are hours, or there will be, in which nobody is on duty");
  },
};
