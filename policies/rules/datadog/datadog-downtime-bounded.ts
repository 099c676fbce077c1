import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "datadog-downtime-bounded",
  title: "Silence over production ends within a day, and is never over everything.",
  why: "A downtime that was forgotten is an outage that nobody hears of.",
  fix: "Name a scope, and an end at most 24 hours after the start.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["datadog:index/downtimeSchedule:DowntimeSchedule"],
  check: (downtime, check) => {
    const scope = (): string => downtime.text("scope") ?? "*";
    check.expect(() => scope().trim() !== "*" && scope().trim() !== "", "it is over everything", { part: "scope" });
    check.expect(() => {
      if (/env:(?!\*|production)[\w-]+/.test(scope()) && !/env:production/.test(scope())) return true;
      if (downtime.isSet("recurringSchedule")) {
        return downtime
          .list("recurringSchedule.recurrences")
          .every((recurrence) => minutesOf(recurrence.text("duration") ?? "") <= 24 * 60);
      }
      const start = Date.parse(downtime.text("oneTimeSchedule.start") ?? check.today);
      const end = Date.parse(downtime.text("oneTimeSchedule.end") ?? "");
      return end - start <= 86_400_000;
    }, "it holds for longer than a day, or for ever");
  },
};

/** `90m`, `2h`, `1d`, `1w`; what cannot be read is too long. */
function minutesOf(duration: string): number {
  const [, count, unit] = /^(\d+)([mhdw])$/.exec(duration) ?? [];
  const minutes: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440, w: 10_080 };
  return Number(count) * (minutes[unit ?? ""] ?? Number.POSITIVE_INFINITY) || Number.POSITIVE_INFINITY;
}
