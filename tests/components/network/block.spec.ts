import assert from "node:assert/strict";
import fc from "fast-check";
import {
  aligned,
  type Block,
  contains,
  formatBlock,
  isPrivate,
  overlap,
  parseBlock,
  piece,
  sizeOf,
} from "../../../components/network/block";

const runs = { numRuns: 10_000 };
const block: fc.Arbitrary<Block> = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 1, max: 32 }))
  .map(([first, prefix]) => ({ first, prefix }));
const parsed = (cidr: string): Block => parseBlock(cidr) as Block;

describe("a block of addresses", () => {
  it("is written as it is read", () => {
    fc.assert(
      fc.property(block, (one) => assert.deepEqual(parseBlock(formatBlock(one)), one)),
      runs,
    );
  });

  for (const cidr of ["", "10.0.0.0", "10.0/16", "10.0.0.0/33", "10.0.0.0/-1", "010.0.0.0/16", "10.0.0.0/016"]) {
    it(`is not ${JSON.stringify(cidr)}`, () => assert.equal(parseBlock(cidr), undefined));
  }
  for (const cidr of [" 10.0.0.0/16", "10.0.0.0/16 ", "10.0.0.256/16", "::/16", "10.0.0.0/16/16", "0x0a.0.0.0/16"]) {
    it(`is not ${JSON.stringify(cidr)}`, () => assert.equal(parseBlock(cidr), undefined));
  }

  it("begins where blocks of its size begin, once aligned", () => {
    fc.assert(
      fc.property(block, (one) => {
        const network = aligned(one);
        assert.equal(network.first % sizeOf(one), 0);
        assert.ok(network.first <= one.first && one.first < network.first + sizeOf(one));
      }),
      runs,
    );
  });

  it("overlaps another exactly when one of the two holds the other", () => {
    fc.assert(
      fc.property(block, block, (one, other) => {
        const [a, b] = [aligned(one), aligned(other)];
        assert.equal(overlap(a, b), contains(a, b) || contains(b, a));
        assert.equal(overlap(a, b), overlap(b, a));
      }),
      runs,
    );
  });

  it("meets its neighbour without overlapping it", () => {
    assert.equal(overlap(parsed("172.27.0.0/16"), parsed("172.28.0.0/16")), false);
    assert.equal(overlap(parsed("172.27.0.0/16"), parsed("172.27.255.0/24")), true);
    assert.equal(contains(parsed("172.27.0.0/16"), parsed("172.27.0.0/15")), false);
  });

  it("is cut into pieces of equal size", () => {
    assert.equal(formatBlock(piece(parsed("172.27.0.0/16"), 19, 3)), "172.27.96.0/19");
    assert.equal(formatBlock(piece(parsed("255.0.0.0/8"), 32, 2 ** 24 - 1)), "255.255.255.255/32");
  });

  const privacy: [string, boolean][] = [
    ["10.0.0.0/8", true],
    ["9.255.0.0/16", false],
    ["11.0.0.0/16", false],
    ["172.15.0.0/16", false],
    ["172.16.0.0/12", true],
    ["172.31.255.0/24", true],
    ["172.32.0.0/16", false],
    ["172.16.0.0/11", false],
    ["192.168.0.0/16", true],
    ["192.169.0.0/16", false],
    ["100.64.0.0/16", false],
  ];
  for (const [cidr, expected] of privacy) {
    it(`${cidr} is ${expected ? "" : "not "}private`, () => assert.equal(isPrivate(parsed(cidr)), expected));
  }
});
