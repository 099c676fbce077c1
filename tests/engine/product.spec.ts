import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { deploy, rescale, reschedule, serviceOf } from "../support/deploys";
import { needsEngine, Workbench } from "../support/engine";
import type { EngineStack, Run } from "../support/engine-stack";
import { CANARY } from "../support/products";
import { credentials, isSame, sameVerdict } from "./support";

const web = "shine-production-services-main/shine-production-services-web";

describe("shine, by the engine", function () {
  this.timeout(180_000);
  this.slow(120_000);
  let bench: Workbench;
  let stack: EngineStack;
  const runs: Run[] = [];
  const note = (run: Run): Run => {
    runs.push(run);
    return run;
  };

  before(async function () {
    needsEngine(this);
    bench = await Workbench.open();
    stack = await bench.stack("shine", credentials);
  });
  after(() => bench?.close());

  it("is judged in a preview as it is offline", async () => {
    const run = note(await stack.preview({ policies: true }));
    assert.ok(run.ok, run.text);
    sameVerdict(run, await bench.offline("shine"));
    assert.deepEqual(bench.providers.cloud.all(), []);
  });

  it("comes up", async () => {
    const run = note(await stack.up());
    assert.ok(run.ok, run.text);
    assert.deepEqual(Object.keys(run.changes), ["create"]);
  });

  it("does not change when it is brought up again", async () => {
    isSame(note(await stack.up()));
  });

  it("does not change when deploys and autoscaling have changed what is theirs", async () => {
    const { cloud } = bench.providers;
    const revision = deploy(cloud, web, "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/shine/web:production-v2");
    rescale(cloud, web, 17);
    reschedule(cloud, web, { minCapacity: 8, maxCapacity: 40 });
    const service = (): Readonly<Record<string, unknown>> => serviceOf(cloud, web).outputs;
    assert.ok(note(await stack.refresh()).ok);
    isSame(note(await stack.up({ policies: true })));
    assert.equal(service()["taskDefinition"], revision);
    assert.equal(service()["desiredCount"], 17);
  });

  it("keeps every secret out of state, events, outputs and messages", async () => {
    assert.ok(JSON.stringify(await stack.state()).length > 100_000);
    const keys = bench.providers.cloud
      .all("pagerduty:index/serviceIntegration:ServiceIntegration")
      .map((one) => String(one.outputs["integrationKey"]));
    assert.ok(keys.length > 0);
    const files = everyFile(join(bench.folder, "state")).concat(everyFile(join(bench.project, "stacks/config")));
    const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
    for (const [index, run] of runs.entries()) {
      // Nobody is shown a debug event who did not ask for --debug; the SDK writes whole answers of the engine into them.
      const shown = run.events.filter((event) => String(event.diagnosticEvent?.severity) !== "debug");
      texts.set(`operation ${index}`, run.text + JSON.stringify(shown));
    }
    for (const secret of [CANARY, ...keys]) {
      for (const [place, text] of texts) assert.ok(!text.includes(secret), `${place} has ${secret}`);
    }
  });
});

function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
