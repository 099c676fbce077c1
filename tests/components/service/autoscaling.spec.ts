import assert from "node:assert/strict";
import { type Scaling, scalingPlan, scalingProblems } from "../../../components/service/autoscaling";

const size = { min: 1, max: 4 };

describe("scalingPlan", () => {
  const cpu = (percent: number) => ({ cpu: { metric: "ECSServiceAverageCPUUtilization", percent } });
  const memory = { memory: { metric: "ECSServiceAverageMemoryUtilization", percent: 70 } };
  const table: readonly (readonly [string, Partial<Scaling>, object])[] = [
    ["CPU", { cpuPercent: 50 }, cpu(50)],
    ["memory alone", { memoryPercent: 70 }, memory],
    ["both", { cpuPercent: 50, memoryPercent: 70 }, { ...cpu(50), ...memory }],
    ["CPU at 60 %, when nothing is said", {}, cpu(60)],
  ];
  for (const [what, scaling, tracking] of table) {
    it(`holds ${what}`, () => assert.deepEqual(scalingPlan({ ...size, ...scaling }).tracking, tracking));
  }

  it("changes sizes by the clock", () => {
    const schedule = { rise: { cron: "0 18 * * *", min: 8, max: 40 } };
    assert.deepEqual(scalingPlan({ ...size, schedule }).schedule, {
      rise: { expression: "cron(0 18 * * ? *)", min: 8, max: 40 },
    });
  });
});

describe("scalingProblems", () => {
  const table: readonly (readonly [Partial<Scaling>, string[]])[] = [
    [{}, []],
    [{ min: 0, max: 0 }, []],
    [{ cpuPercent: 10, memoryPercent: 90 }, []],
    [{ min: 5 }, ["at.min"]],
    [{ min: 1.5 }, ["at.min"]],
    [{ min: -1 }, ["at.min"]],
    [{ max: Number.NaN }, ["at.max"]],
    [{ cpuPercent: 9 }, ["at.cpuPercent"]],
    [{ memoryPercent: 91 }, ["at.memoryPercent"]],
    [
      { schedule: { rise: { cron: "0 18 * *", min: 2, max: 1 } } },
      ['at.schedule["rise"].cron', 'at.schedule["rise"].min'],
    ],
  ];
  for (const [scaling, paths] of table) {
    it(`finds ${paths.length === 0 ? "nothing" : paths.join(" and ")} wrong in ${JSON.stringify(scaling)}`, () => {
      assert.deepEqual(
        scalingProblems("at", { ...size, ...scaling }).map(({ path }) => path),
        paths,
      );
    });
  }
});
