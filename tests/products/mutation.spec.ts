import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { registryOf } from "../../stacks/registry";
import { neutral } from "../../tools/offline/judge";
import { TODAY } from "../support/products";
import { recorded } from "../support/stacks";
import { mutantsOf } from "./mutations/all";
import { table, told } from "./mutations/figures";
import { Gate } from "./mutations/gate";
import { harmless } from "./mutations/harmless";
import type { Mutant, World } from "./mutations/mutant";

/** All that there are, some 46,000, take six minutes: `MUTANTS=all npx mocha tests/products/mutation.spec.ts`. */
const ALL = process.env["MUTANTS"] === "all";
/** Which of them are tried otherwise. */
const SEED = process.env["MUTANTS_SEED"] ?? "1";
/** Mutants of each stack that are tried. */
const TRIED: Readonly<Record<string, number>> = { shine: 240, minimal: 80, organization: 100, foundation: 80 };
/** Of those that are not harmless, how many of a hundred may live. */
const MAY_LIVE = 1;

/** The harmless classes that some mutant is of. */
const used = new Set<string>();
const count = { all: 0, harmless: 0, tried: 0, alive: 0 };

for (const [stack, tried] of Object.entries(TRIED)) {
  describe(`mutants of ${stack}`, () => {
    let all: readonly Mutant[];
    let gate: Gate;

    before(async function () {
      this.timeout(120_000);
      const resources = await recorded(stack, "preview");
      const world: World = { stack, resources: neutral(resources), registry: registryOf(), today: TODAY };
      all = mutantsOf(world);
      gate = new Gate(world, resources);
      count.all += all.length;
    });

    it("are stopped, but for the harmless and few others", function () {
      this.timeout(ALL ? 10 * 60 * 60_000 : 300_000);
      const classOf = (mutant: Mutant) => harmless.find((one) => one.covers(mutant));
      const asked = all.filter((mutant) => classOf(mutant) === undefined);
      count.harmless += all.length - asked.length;
      for (const mutant of all) {
        const name = classOf(mutant)?.what;
        // A class whose mutants all die says nothing.
        if (name !== undefined && !used.has(name) && (!ALL || gate.catcher(mutant) === undefined)) used.add(name);
      }
      const sample = ALL ? asked : chosen(asked, tried);
      const outcomes = sample.map((mutant) => ({ mutant, by: gate.catcher(mutant) ?? gate.catcherOfAll(mutant) }));
      const alive = outcomes.flatMap(({ mutant, by }) => (by === undefined ? [mutant] : []));
      console.log(table(all, asked, outcomes));
      for (const mutant of alive) console.log(`      lives: ${told(mutant)}`);
      count.tried += sample.length;
      count.alive += alive.length;
      // Of a hundred more may live by chance than of all.
      assert.ok(alive.length <= sample.length * 0.1, `${alive.length} of ${sample.length} live`);
    });
  });
}

describe("mutants of all stacks", () => {
  it(`live by no more than ${MAY_LIVE} in a hundred, but for the harmless`, () => {
    const allowed = (count.tried * MAY_LIVE) / 100;
    // Three standard deviations of what chance does to a sample.
    const slack = ALL ? 0 : 3 * Math.sqrt(allowed);
    assert.ok(count.alive <= allowed + slack, `${count.alive} of ${count.tried} live`);
  });
});

describe("the classes of harmless mutants", () => {
  it("have a mutant each", () => {
    const stale = harmless.filter(({ what }) => !used.has(what)).map(({ what }) => what);
    assert.deepEqual(stale, []);
  });

  it("are less than a quarter of all", () => {
    assert.ok(count.harmless < count.all / 4, `${count.harmless} of ${count.all}`);
  });
});

/** As many as are asked for, by the seed. */
function chosen(mutants: readonly Mutant[], tried: number): Mutant[] {
  return mutants
    .map((mutant) => ({
      mutant,
      order: createHash("sha1")
        .update(`${SEED} ${told(mutant)}`)
        .digest("hex"),
    }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, tried)
    .map(({ mutant }) => mutant);
}
