import assert from "node:assert/strict";
import { catalogue } from "../../../stacks/products";
import { Cloud } from "../../../tools/offline/cloud";
import { evaluateProduct } from "../../support/products";

describe("the simulated cloud, on whole stacks", function () {
  this.timeout(60_000);

  for (const [name, definition] of Object.entries(catalogue)) {
    it(`refuses nothing of ${name}, neither before its ids are known nor after`, async () => {
      const cloud = new Cloud();
      const preview = await evaluateProduct(definition, true);
      const custom = preview.filter((resource) => resource.custom);
      assert.deepEqual(
        custom.flatMap((resource) => cloud.check(resource)),
        [],
      );
      assert.ok((await evaluateProduct(definition, false)).length === preview.length);
    });
  }
});
