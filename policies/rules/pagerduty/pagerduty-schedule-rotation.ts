import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "pagerduty-schedule-rotation",
  title: "A layer of a rota has two people or more, who change every week at the latest.",
  why: "One person is on duty for ever, and is ill one day.",
  fix: "Add people, and set rotationTurnLengthSeconds to 604800 or less.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: [],
  types: ["pagerduty:index/schedule:Schedule"],
  check: (schedule, check) => {
    for (const layer of schedule.list("layers")) {
      check.expect(() => distinct(layer.list("users").map((user) => user.raw())) >= 2, "a layer has one person", {
        part: "people",
      });
      check.expect(
        () => {
          const turn = layer.number("rotationTurnLengthSeconds") ?? Number.POSITIVE_INFINITY;
          return turn > 0 && turn <= 604_800;
        },
        "a turn is longer than a week",
        { part: "turn" },
      );
    }
  },
};

/** How many there are, where those whose id is not known yet count as different. */
function distinct(users: readonly unknown[]): number {
  const known = users.filter((user) => typeof user === "string");
  return new Set(known).size + users.length - known.length;
}
