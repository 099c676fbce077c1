import assert from "node:assert/strict";
import fc from "fast-check";
import { aligned, type Block, formatBlock, overlap, parseBlock, piece } from "../../../components/network/block";
import { type NamedRange, rangeProblems } from "../../../components/network/overlaps";

const runs = { numRuns: 10_000 };
const parsed = (cidr: string): Block => parseBlock(cidr) as Block;
const range = (owner: string, cidr: string): NamedRange => ({ owner, path: `environments.${owner}.cidr`, cidr });

describe("the ranges of a product", () => {
  it("are in order by default", () => {
    const ranges = [
      range("management", "172.30.0.0/16"),
      range("staging", "172.28.0.0/16"),
      range("production", "172.27.0.0/16"),
      range("development", "172.29.0.0/16"),
    ];
    assert.deepEqual(rangeProblems(ranges), []);
  });

  const own: [string, string, string][] = [
    ["no range", "172.27.0.0", "four decimal numbers"],
    ["an address with words", "production", "four decimal numbers"],
    ["IPv6", "fd00::/16", "four decimal numbers"],
    ["too large", "10.0.0.0/8", "between /16 and /20"],
    ["too small", "10.0.0.0/24", "between /16 and /20"],
    ["misaligned", "172.27.1.0/16", "write 172.27.0.0/16"],
    ["public", "203.0.112.0/20", "into one of them"],
    ["shared by carriers", "100.64.0.0/16", "into one of them"],
  ];
  for (const [what, cidr, fix] of own) {
    it(`are refused when one is ${what}`, () => {
      const problems = rangeProblems([range("production", cidr)]);
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.path, "environments.production.cidr");
      assert.equal(problems[0]?.value, cidr);
      assert.ok(problems[0]?.fix.includes(fix), problems[0]?.fix);
    });
  }

  it("that overlap are told under both owners, with a range that is free", () => {
    assert.deepEqual(rangeProblems([range("staging", "172.16.0.0/16"), range("production", "172.16.16.0/20")]), [
      {
        path: "environments.production.cidr",
        value: "172.16.16.0/20",
        allowed:
          "addresses that no other has; production overlaps staging, which has 172.16.0.0/16 (environments.staging.cidr)",
        fix: "move production or staging: 172.18.0.0/20 is free",
      },
    ]);
  });

  it("are compared by the addresses that AWS would give them", () => {
    const problems = rangeProblems([range("staging", "172.28.0.0/16"), range("production", "172.28.9.0/16")]);
    assert.deepEqual(
      problems.map((problem) => problem.fix.split(" ")[0]),
      ["move"],
    );
  });

  it("are named pair by pair, each pair once, and what is said to be free is", () => {
    const one = fc
      .record({ prefix: fc.integer({ min: 16, max: 20 }), at: fc.nat() })
      .map(({ prefix, at }) => formatBlock(piece(parsed("172.16.0.0/12"), prefix, at % 2 ** (prefix - 12))));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (cidrs) => {
        const problems = rangeProblems(cidrs.map((cidr, position) => range(`e${position}`, cidr)));
        const blocks = cidrs.map((cidr) => aligned(parsed(cidr)));
        const pairs = blocks.flatMap((later, at) =>
          blocks
            .slice(0, at)
            .flatMap((earlier, before) => (overlap(later, earlier) ? [`e${at} overlaps e${before},`] : [])),
        );
        assert.equal(problems.length, pairs.length);
        for (const [position, pair] of pairs.entries()) assert.ok(problems[position]?.allowed.includes(pair));
        for (const { fix } of problems) {
          const free = parsed(/: (\S+) is free/.exec(fix)?.[1] ?? "");
          assert.ok(blocks.every((block) => !overlap(block, free)));
        }
      }),
      runs,
    );
  });
});
