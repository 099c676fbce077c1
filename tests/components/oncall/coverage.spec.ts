import assert from "node:assert/strict";
import fc from "fast-check";
import { gaps } from "../../../components/oncall/coverage";
import type { Layer, Restriction } from "../../../components/oncall/roster";

const from = new Date("2026-11-23T00:00:00Z");
const layer = (restrictions?: Restriction[], start = "2026-01-05T09:00:00+09:00"): Layer => ({
  name: "Layer",
  start,
  turnDays: 7,
  people: ["a", "b"],
  ...(restrictions === undefined ? {} : { restrictions }),
});
const daily = (start: string, hours: number): Restriction => ({ type: "daily", start, hours });
const weekly = (startDay: 1 | 2 | 3 | 4 | 5 | 6 | 7, start: string, hours: number): Restriction => ({
  type: "weekly",
  startDay,
  start,
  hours,
});

describe("coverage of a rota", () => {
  const cases: [string, Layer[], string, string[]][] = [
    ["a layer without restrictions covers everything", [layer()], "Asia/Tokyo", []],
    ["two halves of the day do", [layer([daily("09:00", 12)]), layer([daily("21:00", 12)])], "Asia/Tokyo", []],
    ["a span over midnight and the end of the week does", [layer([weekly(6, "08:00", 168)])], "Asia/Tokyo", []],
    ["no layer covers nothing, told once", [], "Asia/Tokyo", ["Tuesday 00:00 to Tuesday 00:00 (2026-11-24)"]],
    [
      "a weekend without anybody is told with its hours",
      [layer([1, 2, 3, 4, 5].map((day) => weekly(day as 1, "00:00", 24)))],
      "Asia/Tokyo",
      ["Saturday 00:00 to Monday 00:00"],
    ],
    [
      "an hour that every day lacks is told for each weekday",
      [layer([daily("10:00", 23)])],
      "Asia/Tokyo",
      ["Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Monday"].map(
        (d) => `${d} 09:00 to ${d} 10:00`,
      ),
    ],
    [
      "a layer that begins later leaves the time until then",
      [layer(undefined, "2026-12-01T00:00:00+09:00")],
      "Asia/Tokyo",
      ["Tuesday 00:00 to Tuesday 00:00 (2026-11-24)"],
    ],
    [
      "the hour that the end of summer time adds is nobody's when two halves count real hours",
      [layer([daily("09:00", 12)]), layer([daily("21:00", 12)])],
      "Europe/Berlin",
      ["Sunday 08:00 to Sunday 09:00 (2027-10-31)"],
    ],
    [
      "an hour more covers that as well",
      [layer([daily("09:00", 12)]), layer([daily("21:00", 13)])],
      "Europe/Berlin",
      [],
    ],
  ];
  for (const [what, layers, zone, expected] of cases) {
    it(what, () =>
      assert.deepEqual(
        gaps(layers, zone, from).map(({ hours }) => hours),
        expected,
      ),
    );
  }

  it("agrees with counting the minutes of a week, where no clock changes", () => {
    const hours = fc.integer({ min: 1, max: 24 });
    const clock = fc.tuple(fc.nat(23), fc.constantFrom(0, 15, 30)).map(([h, m]) => `${pad(h)}:${pad(m)}`);
    const restriction = fc.oneof(
      fc.record({ type: fc.constant("daily" as const), start: clock, hours }),
      fc.record({
        type: fc.constant("weekly" as const),
        startDay: fc.constantFrom(1, 2, 3, 4, 5, 6, 7) as fc.Arbitrary<1>,
        start: clock,
        hours: fc.integer({ min: 1, max: 168 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(restriction, { minLength: 1, maxLength: 4 }), { maxLength: 3 }), (all) => {
        const found = gaps(
          all.map((restrictions) => layer(restrictions)),
          "Asia/Tokyo",
          from,
        );
        assert.equal(found.length === 0, uncovered(all.flat()) === 0);
      }),
      { numRuns: 200 },
    );
  });
});

/** Minutes of the week that no restriction covers. */
function uncovered(restrictions: readonly Restriction[]): number {
  const covered = new Set<number>();
  for (const { type, startDay = 1, start, hours } of restrictions) {
    const [h = 0, m = 0] = start.split(":").map(Number);
    const days = type === "daily" ? [0, 1, 2, 3, 4, 5, 6] : [startDay - 1];
    for (const day of days)
      for (let minute = 0; minute < hours * 60; minute++) covered.add((day * 1440 + h * 60 + m + minute) % 10_080);
  }
  return 10_080 - covered.size;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
