import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Block,
  contains,
  formatBlock,
  overlap,
  parseBlock,
  piece,
  sizeOf,
} from "../../../components/network/block";
import {
  addressPlan,
  natZoneOf,
  planOf,
  tierShares,
  zoneLetters,
  zoneProblems,
} from "../../../components/network/plan";
import { Refusal } from "../../../components/refuse";

const runs = { numRuns: 10_000 };
const parsed = (cidr: string): Block => parseBlock(cidr) as Block;

/** Every VPC that may be asked for. */
const vpc = fc
  .record({
    outer: fc.constantFrom("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
    prefix: fc.integer({ min: 16, max: 20 }),
    at: fc.nat(),
  })
  .map(({ outer, prefix, at }) => piece(parsed(outer), prefix, at % 2 ** (prefix - parsed(outer).prefix)));
const zones = fc.shuffledSubarray([...zoneLetters], { minLength: 1 });
const all = (plan: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  Object.values(plan).flatMap((tier) => Object.values(tier).map(parsed));

describe("the address plan", () => {
  it("of a /16 is this, and stays this", () => {
    assert.deepEqual(addressPlan("172.27.0.0/16", ["a", "c", "d"]), {
      private: { a: "172.27.0.0/19", c: "172.27.64.0/19", d: "172.27.96.0/19" },
      public: { a: "172.27.128.0/21", c: "172.27.144.0/21", d: "172.27.152.0/21" },
      isolated: { a: "172.27.160.0/21", c: "172.27.176.0/21", d: "172.27.184.0/21" },
    });
  });

  it("of a /20 is this, and stays this", () => {
    assert.deepEqual(addressPlan("10.1.16.0/20", ["b"]), {
      private: { b: "10.1.18.0/23" },
      public: { b: "10.1.24.128/25" },
      isolated: { b: "10.1.26.128/25" },
    });
  });

  it("stays inside the VPC, and no two subnets overlap", () => {
    fc.assert(
      fc.property(vpc, zones, (block, letters) => {
        const subnets = all(addressPlan(formatBlock(block), letters));
        assert.equal(subnets.length, 3 * letters.length);
        for (const [position, subnet] of subnets.entries()) {
          assert.ok(contains(block, subnet));
          assert.ok(subnet.first % sizeOf(subnet) === 0 && subnet.prefix <= 28);
          assert.ok(subnets.slice(0, position).every((other) => !overlap(other, subnet)));
        }
      }),
      runs,
    );
  });

  it("changes no subnet when a zone is added, and asks not in which order zones are named", () => {
    fc.assert(
      fc.property(vpc, fc.shuffledSubarray([...zoneLetters], { minLength: 2 }), (block, letters) => {
        const [before, after] = [letters.slice(1), letters].map((some) => addressPlan(formatBlock(block), some));
        for (const tier of ["public", "private", "isolated"] as const) {
          for (const letter of letters.slice(1)) assert.equal(after?.[tier][letter], before?.[tier][letter]);
        }
      }),
      runs,
    );
  });

  it("changes no subnet when a tier is added in the space that is kept for it", () => {
    const added = { bits: fc.integer({ min: 3, max: 5 }), at: fc.nat() };
    fc.assert(
      fc.property(vpc, zones, fc.record(added), (block, letters, { bits, at }) => {
        const kept = 2 ** (bits - 3);
        const shares = { cache: { bits, index: 6 * kept + (at % (2 * kept)) }, ...tierShares };
        const cidr = formatBlock(block);
        const { cache, ...before } = planOf(shares, cidr, letters);
        assert.deepEqual(before, addressPlan(cidr, letters));
        for (const subnet of Object.values(cache).map(parsed)) {
          assert.ok(contains(block, subnet));
          assert.ok(all(before).every((other) => !overlap(other, subnet)));
        }
      }),
      runs,
    );
  });

  it("gives private the largest subnets", () => {
    fc.assert(
      fc.property(vpc, zones, (block, letters) => {
        const plan = addressPlan(formatBlock(block), letters);
        for (const letter of letters) {
          const size = (cidr: string | undefined) => sizeOf(parsed(cidr ?? ""));
          assert.equal(size(plan.private[letter]), 4 * size(plan.public[letter]));
          assert.equal(size(plan.public[letter]), size(plan.isolated[letter]));
        }
      }),
      runs,
    );
  });

  const refused: [string, string, string[], string][] = [
    ["a VPC too large", "10.0.0.0/15", ["a"], "cidrBlock"],
    ["a VPC too small", "10.0.0.0/21", ["a"], "cidrBlock"],
    ["a VPC that is no range", "10.0.0.0", ["a"], "cidrBlock"],
    ["a VPC of public addresses", "8.8.0.0/16", ["a"], "cidrBlock"],
    ["a VPC that is not aligned", "10.0.1.0/16", ["a"], "cidrBlock"],
    ["a zone without a slot", "10.0.0.0/16", ["a", "e"], "zones"],
    ["a zone named twice", "10.0.0.0/16", ["a", "a"], "zones"],
  ];
  for (const [what, cidr, letters, path] of refused) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => addressPlan(cidr, letters),
        (error: Refusal) => error.problems.length === 1 && error.problems[0]?.path === path,
      );
    });
  }
});

describe("the zones of a VPC", () => {
  const table: [string, string[], string[], string[]][] = [
    ["two with NAT in both", ["a", "c"], ["a", "c"], []],
    ["two with NAT in one", ["a", "c"], ["a"], []],
    ["one alone", ["a"], ["a"], ["zones"]],
    ["one named twice", ["a", "a"], ["a"], ["zones", "zones"]],
    ["no NAT", ["a", "c"], [], []],
    ["NAT where there is no subnet", ["a", "c"], ["d"], ["natZones"]],
    ["NAT twice in a zone", ["a", "c"], ["a", "a"], ["natZones"]],
    ["an unknown letter", ["a", "z"], ["z"], ["zones", "natZones"]],
  ];
  for (const [what, zoneList, natZones, paths] of table) {
    it(`${what}: ${paths.length === 0 ? "accepted" : paths.join(", ")}`, () => {
      assert.deepEqual(
        zoneProblems(zoneList, natZones).map((problem) => problem.path),
        paths,
      );
    });
  }

  it("leave by their own NAT, or by the first", () => {
    assert.equal(natZoneOf("c", ["a", "c"]), "c");
    assert.equal(natZoneOf("d", ["a", "c"]), "a");
    assert.equal(natZoneOf("c", ["a"]), "a");
    assert.equal(natZoneOf("c", []), undefined);
  });
});

describe("a refusal of the address plan", () => {
  it("is one that Pulumi prints without a stack trace", () => {
    assert.throws(() => addressPlan("nonsense", ["a"]), Refusal);
  });
});
