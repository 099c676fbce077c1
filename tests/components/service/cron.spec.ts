import assert from "node:assert/strict";
import { Cron } from "croner";
import fc from "fast-check";
import { awsCron, cronProblem } from "../../../components/service/cron";
import { Refusal } from "../../../components/refuse";

describe("awsCron", () => {
  const table: readonly (readonly [string, string])[] = [
    ["0 18 * * MON-FRI", "cron(0 18 ? * MON-FRI *)"],
    ["0 18 * * 1-5", "cron(0 18 ? * MON-FRI *)"],
    ["30 7 * * *", "cron(30 7 * * ? *)"],
    ["*/15 * * * *", "cron(0,15,30,45 * * * ? *)"],
    ["0 0 1 * *", "cron(0 0 1 * ? *)"],
    ["0 9 * JAN,jul *", "cron(0 9 * 1,7 ? *)"],
    ["0 3 * * 0", "cron(0 3 ? * SUN *)"],
    ["0 3 * * 7", "cron(0 3 ? * SUN *)"],
    ["0 3 * * 5-7", "cron(0 3 ? * SUN,FRI,SAT *)"],
    ["0 3 * * 0-6", "cron(0 3 * * ? *)"],
    ["5 8-18/5 * * SAT,SUN", "cron(5 8,13,18 ? * SUN,SAT *)"],
    ["10/20 1-3 * * *", "cron(10,30,50 1-3 * * ? *)"],
    ["  0   6  * * *  ", "cron(0 6 * * ? *)"],
  ];
  for (const [cron, expected] of table) {
    it(`writes ${cron} as ${expected}`, () => {
      assert.deepEqual(cronProblem("at", cron), []);
      assert.equal(awsCron(cron), expected);
    });
  }

  const refused = [
    "",
    "0 18 * *",
    "0 0 18 * * MON",
    "60 0 * * *",
    "0 24 * * *",
    "0 0 0 * *",
    "0 0 32 * *",
    "0 0 * 13 *",
    "0 0 * * 8",
    "0 0 * * MOON",
    "0 0 L * *",
    "0 0 * * MON#1",
    "0 5-3 * * *",
    "*/0 * * * *",
    "-1 0 * * *",
    "1,, 0 * * *",
    "@daily",
    "0 0 1 * MON",
    "cron(0 18 ? * MON-FRI *)",
    "0 18 ? * MON",
  ];
  for (const cron of refused) {
    it(`refuses "${cron}"`, () => {
      const [problem] = cronProblem("services.web.cron", cron);
      assert.equal(problem?.path, "services.web.cron");
      assert.equal(problem?.value, cron);
      assert.throws(() => awsCron(cron), Refusal);
    });
  }

  it("means the same minutes as cron does", () => {
    const field = (min: number, max: number) =>
      fc.oneof(
        fc.constant("*"),
        fc.integer({ min, max }).map(String),
        fc
          .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
          .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
        fc.integer({ min: 1, max }).map((step) => `*/${step}`),
      );
    const everyDay = fc.constant("*");
    const days = fc.oneof(fc.tuple(field(1, 31), everyDay), fc.tuple(everyDay, field(0, 6)));
    fc.assert(
      fc.property(field(0, 59), field(0, 23), field(1, 12), days, (minute, hour, month, [ofMonth, ofWeek]) => {
        const given = `${minute} ${hour} ${ofMonth} ${month} ${ofWeek}`;
        if (cronProblem("at", given).length > 0) return; // A step on the day of the month beside a day of the week.
        // AWS's reading, in the words of a library that reads both: without the year, and ? as *.
        const aws = awsCron(given)
          .replace(/^cron\((.*) \*\)$/, "$1")
          .replaceAll("?", "*");
        const options = { timezone: "UTC" };
        assert.deepEqual(
          new Cron(aws, options).nextRuns(4, "2026-01-01T00:00:00Z"),
          new Cron(given, options).nextRuns(4, "2026-01-01T00:00:00Z"),
          `${given} against ${aws}`,
        );
      }),
      { numRuns: 300 },
    );
  });
});
