import assert from "node:assert/strict";
import fc from "fast-check";
import { awsCron } from "../../components/service/cron";
import { dueByAws, dueByCron } from "../../policies/views/cron";

describe("when a schedule is due", () => {
  it("is the same in the definition's words and in AWS's", () => {
    for (const [cron, aws] of [
      ["0 18 * * *", "cron(0 18 * * ? *)"],
      ["0 18 * * MON-FRI", "cron(0 18 ? * 2-6 *)"],
      ["0 18 * * 0", "cron(0 18 ? * SUN *)"],
      ["0 18 * * 7", "cron(0 18 ? * 1 *)"],
      ["*/15 8-10 * * *", "cron(0,15,30,45 8,9,10 * * ? *)"],
      ["10/25 0 1 JAN *", "cron(10,35 0 1 1 ? *)"],
    ] as const) {
      assert.equal(dueByAws(aws), dueByCron(cron), cron);
      assert.notEqual(dueByCron(cron), undefined, cron);
    }
  });

  it("is another for another minute, hour, day, month or day of the week", () => {
    for (const other of ["1 18 1 1 ? *", "0 8 1 1 ? *", "0 18 2 1 ? *", "0 18 1 2 ? *", "0 18 ? 1 MON *"])
      assert.notEqual(dueByAws(`cron(${other})`), dueByCron("0 18 1 1 *"), other);
  });

  it("is not known of what is no cron, or of some years alone", () => {
    for (const text of [
      "at(2020-01-01T00:00:00)",
      "rate(1 day)",
      "cron(0 18 * * ?)",
      "cron(0 18 * * ? 2030)",
      "cron(0 18 L * ? *)",
      "cron(0 24 * * ? *)",
      "",
    ])
      assert.equal(dueByAws(text), undefined, text);
    for (const text of [
      "",
      "0 18 * *",
      "0 18 * * ? *",
      "60 18 * * *",
      "0 18 0 * *",
      "0 18 * 13 *",
      "0 18 * * 8",
      "0-x 18 * * *",
    ])
      assert.equal(dueByCron(text), undefined, text);
  });

  it("survives how the platform writes it for AWS", () => {
    const part = (least: number, most: number) =>
      fc.oneof(
        fc.constant("*"),
        fc
          .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 4 })
          .map((all) => all.join(",")),
        fc
          .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: 1, max: 9 }))
          .map(([from, by]) => `${from}/${by}`),
      );
    // Days that every month has: of another a definition is refused where none of its months has it.
    const days = fc.oneof(
      part(1, 28).map((day) => [day, "*"] as const),
      part(0, 7).map((day) => ["*", day] as const),
    );
    fc.assert(
      fc.property(part(0, 59), part(0, 23), part(1, 12), days, (minute, hour, month, [day, week]) => {
        const cron = [minute, hour, day, month, week].join(" ");
        assert.equal(dueByAws(awsCron(cron)), dueByCron(cron), cron);
      }),
    );
  });
});
