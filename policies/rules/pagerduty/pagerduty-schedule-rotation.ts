import { CANNOT_READ, type Reader } from "../../kernel/reader";
import type { Rule } from "../../rule";

const USER = "pagerduty:index/user:User";

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
      check.expect(() => mayBeTwo(layer), "a layer has one person", {
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

/** Whether two people at least: of those whose ids are not known yet it is known how many the program makes of which they come. */
function mayBeTwo(layer: Reader): boolean {
  const users = layer.list("users");
  const known = users.filter((user) => !user.isHidden());
  const distinct = new Set(known.map((user) => user.text())).size;
  if (distinct >= 2) return true;
  const hidden = users.length - known.length;
  const made = layer.sources("users").filter(({ type }) => type === USER).length;
  if (hidden > 0 && made === 0) throw CANNOT_READ;
  return distinct + Math.min(hidden, made) >= 2;
}
