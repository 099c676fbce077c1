import type { Rule } from "../../rule";
import { uncoveredMinutes } from "../../views/week";

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
      const hours = layers.map((layer) =>
        layer.list("restrictions").map((restriction) => ({
          type: restriction.text("type") ?? "",
          startDay: restriction.number("startDayOfWeek") ?? 1,
          start: restriction.text("startTimeOfDay") ?? "00:00:00",
          seconds: restriction.number("durationSeconds") ?? 0,
        })),
      );
      return uncoveredMinutes(hours) === 0;
    }, "there are hours, or there will be, in which nobody is on duty");
  },
};
