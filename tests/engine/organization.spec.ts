import assert from "node:assert/strict";
import type { Ledger } from "../../stacks/ledger";
import { needsEngine, Workbench } from "../support/engine";
import type { EngineStack } from "../support/engine-stack";
import { credentials, isSame, sameVerdict } from "./support";

describe("the organization and the foundation, one after the other in one world, by the engine", function () {
  this.timeout(240_000);
  this.slow(60_000);
  let bench: Workbench;
  let organization: EngineStack;
  let foundation: EngineStack;

  const ledger = (): Ledger => JSON.parse(bench.read("stacks/ledger.json")) as Ledger;
  /** Accounts that something of AWS stands in. */
  const accounts = (): string[] => {
    const aws = bench.providers.cloud.all().filter(({ type }) => type.startsWith("aws:"));
    return [...new Set(aws.map(({ place }) => place.account))].sort();
  };

  before(async function () {
    needsEngine(this);
    bench = await Workbench.open();
    organization = await bench.stack("organization", credentials);
    // It signs in to nothing but AWS: there is no secret to be given.
    foundation = await bench.stack("foundation");
  });
  after(() => bench?.close());

  it("are judged in a preview as they are offline", async () => {
    sameVerdict(await organization.preview({ policies: true }), await bench.offline("organization"));
    sameVerdict(await foundation.preview({ policies: true }), await bench.offline("foundation"));
  });

  it("the organization comes up under the policy pack, and reaches into no account that it makes", async () => {
    const attempt = await organization.upAfterPreview();
    assert.ok(attempt.ok, attempt.text);
    assert.deepEqual(accounts(), [ledger().accounts.management]);
  });

  it("the foundation comes up after it in every foundation account, with the images that remote components build", async () => {
    const attempt = await foundation.upAfterPreview();
    assert.ok(attempt.ok, attempt.text);
    assert.deepEqual(accounts(), Object.values(ledger().accounts).sort());
    const images = bench.providers.cloud.all("docker-build:index:Image");
    assert.ok(images.length > 0);
    for (const { outputs } of images) assert.match(String(outputs["ref"]), /\.dkr\.ecr\..*@sha256:/);
  });

  it("neither changes when it is refreshed and brought up again", async () => {
    for (const stack of [organization, foundation]) {
      isSame(await stack.refresh());
      isSame(await stack.up());
    }
  });
});
