import assert from "node:assert/strict";
import { refusedOf } from "../../../tools/offline/acceptance";
import { recorded } from "../../support/stacks";

/** What may stand where a document or definitions are asked for. */
const others: readonly string[] = ["{", "null", "[null]", "{}", '{"Statement":[1]}', '{"rules":[1]}'];

describe("texts of JSON that say something else", () => {
  it("are refused or taken by the simulated cloud, without a fault of its own", async function () {
    this.timeout(120_000);
    const resources = await recorded("shine", "preview");
    const seen = new Set<string>();
    for (const one of resources) {
      for (const [key, value] of Object.entries(one.inputs)) {
        if (typeof value !== "string" || !/^[[{]/.test(value) || seen.has(`${one.type} ${key}`)) continue;
        seen.add(`${one.type} ${key}`);
        for (const other of others) {
          const changed = resources.map((each) =>
            each === one ? { ...one, inputs: { ...one.inputs, [key]: other } } : each,
          );
          assert.doesNotThrow(() => refusedOf(changed), `${one.type} ${key}: ${other}`);
        }
      }
    }
    assert.ok(seen.size > 10, `${seen.size} texts`);
  });
});
