import assert from "node:assert/strict";
import { checkRoster } from "../../../components/oncall/check-roster";
import type { Layer, Roster } from "../../../components/oncall/roster";
import { sre } from "../../../stacks/people";

const today = new Date("2026-11-23T00:00:00Z");
const roster: Roster = sre;
const [day, night] = roster.layers as [Layer, Layer];
const person = roster.people["emi-tanaka"];
assert.ok(person);
const { phone: _, ...unreachable } = person;

/** The paths of the problems, and a piece of the value or of the words allowed. */
function found(change: Partial<Roster>): string[] {
  return checkRoster({ ...roster, ...change }, today).map(({ path, value }) => `${path}: ${JSON.stringify(value)}`);
}

describe("check of a roster", () => {
  it("finds nothing in the team's own", () => assert.deepEqual(checkRoster(roster, today), []));

  const cases: [string, Partial<Roster>, string[]][] = [
    ["an unknown zone", { timeZone: "Asia/Tokio" }, ['timeZone: "Asia/Tokio"']],
    [
      "a start without an offset",
      { layers: [{ ...day, start: "2026-01-05 09:00" }, night] },
      ['layers[0].start: "2026-01-05 09:00"'],
    ],
    ["a turn longer than a week", { layers: [{ ...day, turnDays: 14 }, night] }, ["layers[0].turnDays: 14"]],
    [
      "hours and a clock that do not exist",
      { layers: [{ ...day, restrictions: [{ type: "daily", start: "9:00", hours: 25 }] }, night] },
      ['layers[0].restrictions[0].start: "9:00"', "layers[0].restrictions[0].hours: 25"],
    ],
    [
      "a weekly span without its day",
      { layers: [day, night, { ...day, name: "Extra", restrictions: [{ type: "weekly", start: "09:00", hours: 2 }] }] },
      ["layers[2].restrictions[0].startDay: undefined"],
    ],
    [
      "a layer of one person, with its hours",
      { layers: [{ ...day, people: ["emi-tanaka", "emi-tanaka"] }, night] },
      ['layers[0].people: ["emi-tanaka","emi-tanaka"]'],
    ],
    [
      "a name that nobody has",
      { layers: [{ ...day, people: ["emi-tanaka", "nobody"] }, night] },
      ['layers[0].people[1]: "nobody"'],
    ],
    [
      "somebody who cannot be called",
      { people: { ...roster.people, "emi-tanaka": unreachable } },
      ['people["emi-tanaka"].phone: undefined'],
    ],
    [
      "a number that is none and an address that is none",
      { people: { ...roster.people, "emi-tanaka": { ...person, phone: "090-5555-0103", email: "emi" } } },
      ['people["emi-tanaka"].phone: "090-5555-0103"', 'people["emi-tanaka"].email: "emi"'],
    ],
    [
      "an escalation that comes late, once, to nobody",
      { escalation: { delayMinutes: 30, loops: 0, managers: [] } },
      ["escalation.delayMinutes: 30", "escalation.loops: 0", "escalation.managers: []"],
    ],
  ];
  for (const [what, change, expected] of cases) {
    it(`refuses ${what}`, () => assert.deepEqual(found(change), expected));
  }

  it("refuses hours without anybody, and names them", () => {
    const problems = found({ layers: [day] });
    assert.equal(problems.length, 7);
    assert.ok(problems.includes('layers: "nobody Monday 21:00 to Tuesday 09:00, every week"'), problems.join("\n"));
  });
});
