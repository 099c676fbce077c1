import assert from "node:assert/strict";
import { needsEngine, Workbench } from "../support/engine";
import type { EngineStack } from "../support/engine-stack";
import { credentials, isSame, sameVerdict } from "./support";

describe("the organization, by the engine", function () {
  this.timeout(120_000);
  this.slow(60_000);
  let bench: Workbench;
  let stack: EngineStack;

  before(async function () {
    needsEngine(this);
    bench = await Workbench.open();
    stack = await bench.stack("organization", credentials);
  });
  after(() => bench?.close());

  it("is judged in a preview as it is offline", async () => {
    sameVerdict(await stack.preview({ policies: true }), await bench.offline("organization"));
  });

  it("comes up under the policy pack, with the images that remote components build", async () => {
    const attempt = await stack.upAfterPreview();
    assert.ok(attempt.ok, attempt.text);
    const images = bench.providers.cloud.all("docker-build:index:Image");
    assert.ok(images.length > 0);
    for (const { outputs } of images) assert.match(String(outputs["ref"]), /\.dkr\.ecr\..*@sha256:/);
  });

  it("stands in the accounts that its providers name", () => {
    const accounts = new Set(
      bench.providers.cloud
        .all()
        .filter(({ type }) => type.startsWith("aws:"))
        .map(({ place }) => place.account),
    );
    assert.ok(accounts.size >= 2, [...accounts].join());
  });

  it("does not change when it is refreshed and brought up again", async () => {
    isSame(await stack.refresh());
    isSame(await stack.up());
  });
});
