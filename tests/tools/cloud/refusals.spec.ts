import assert from "node:assert/strict";
import { cases } from "./cases";
import { cloudWith, errorsOf, request } from "./things";

describe("the simulated cloud refuses", () => {
  it("far more than twenty-five things", () => {
    assert.ok(cases.length >= 100, `${cases.length}`);
  });

  for (const { refuses, given = [], ask, error, but } of cases) {
    it(`${refuses}: ${error}`, () => {
      const cloud = cloudWith(...given);
      assert.deepEqual(
        errorsOf(() => cloud.create(request(cloud, ask))),
        [error],
      );
      if (Object.keys(but).length === 0) return;
      const [type, name, inputs] = ask;
      const changed = request(cloud, [type, name, { ...inputs, ...but }]);
      assert.deepEqual(
        errorsOf(() => cloud.create(changed)),
        [],
        "accepted with the smallest change",
      );
    });
  }
});
