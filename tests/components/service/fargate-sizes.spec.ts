import assert from "node:assert/strict";
import fc from "fast-check";
import { fargateCpus, fargateMemories, fargateSizeProblem } from "../../../components/service/fargate-sizes";

describe("fargateSizeProblem", () => {
  it("admits every pair that Fargate has, and no memory outside of its cpu's list", () => {
    for (const cpu of fargateCpus) {
      for (const memory of fargateMemories(cpu)) assert.deepEqual(fargateSizeProblem("web", cpu, memory), []);
      assert.equal(fargateSizeProblem("web", cpu, (fargateMemories(cpu).at(-1) ?? 0) + 1024).length, 1);
    }
    assert.deepEqual(fargateCpus, [256, 512, 1024, 2048, 4096, 8192, 16384]);
    assert.deepEqual(fargateMemories(256), [512, 1024, 2048]);
    assert.deepEqual(
      [fargateMemories(4096)[0], fargateMemories(4096).at(-1), fargateMemories(4096).length],
      [8192, 30720, 23],
    );
    assert.deepEqual(fargateMemories(8192).slice(0, 3), [16384, 20480, 24576]);
    assert.equal(fargateMemories(16384).at(-1), 122880);
  });

  const cases = [
    { cpu: 300, memory: 512, path: "web.cpu", fix: "write 256, the nearest" },
    { cpu: 0, memory: 512, path: "web.cpu", fix: "write 256, the nearest" },
    { cpu: 256, memory: 1536, path: "web.memory", fix: "write 2048, the nearest" },
    { cpu: 256, memory: 4096, path: "web.memory", fix: "write 2048, the nearest, or cpu: 512" },
    { cpu: 512, memory: 512, path: "web.memory", fix: "write 1024, the nearest" },
    { cpu: 8192, memory: 17000, path: "web.memory", fix: "write 16384, the nearest" },
  ];
  for (const { cpu, memory, path, fix } of cases) {
    it(`says of ${cpu} and ${memory}: ${fix}`, () => {
      const [problem, ...rest] = fargateSizeProblem("web", cpu, memory);
      assert.deepEqual(rest, []);
      assert.equal(problem?.path, path);
      assert.equal(problem?.fix, fix);
    });
  }

  it("suggests only what it admits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20000 }), fc.integer({ min: 0, max: 130000 }), (cpu, memory) => {
        const [problem] = fargateSizeProblem("web", cpu, memory);
        if (problem === undefined) return fargateMemories(cpu).includes(memory);
        const suggested = Number(/write (\d+)/.exec(problem.fix)?.[1]);
        return problem.path === "web.cpu" ? fargateCpus.includes(suggested) : fargateMemories(cpu).includes(suggested);
      }),
    );
  });
});
