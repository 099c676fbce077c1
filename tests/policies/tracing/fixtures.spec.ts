import assert from "node:assert/strict";
import { rules } from "../../../policies/rules";
import type { Fixture } from "../support";
import { fixtures } from "../fixtures";
import { accepted, covers } from "./accepted";
import { faultsIn, told } from "./hidden";
import { sceneOf } from "./scene";

describe("what a rule reads in its fixtures", () => {
  it("may be unknown or secret, and no rule takes that for something", function () {
    this.timeout(240_000);
    const found = rules.flatMap((rule) => {
      const own = Object.entries<Fixture>(fixtures[rule.id] ?? {});
      return [
        ...faultsIn(
          rule,
          own.map(([name, fixture]) => sceneOf(name, fixture)),
        ),
      ];
    });
    const faults = found.filter((fault) => !accepted.some((one) => covers(one, fault)));
    assert.deepEqual([...new Set(faults.map(told))], []);
    const stale = accepted.filter((one) => !found.some((fault) => covers(one, fault)));
    assert.deepEqual(stale, [], "excuses that no rule needs");
  });
});
