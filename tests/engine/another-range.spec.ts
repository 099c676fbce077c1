import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { needsEngine, Workbench } from "../support/engine";
import type { EngineStack } from "../support/engine-stack";
import { credentials, isSame } from "./support";

const definition = "stacks/products/minimal.ts";
const VPC = "aws:ec2/vpc:Vpc";

describe("another range of a live network, by the engine", function () {
  this.timeout(300_000);
  this.slow(120_000);
  let bench: Workbench;
  let stack: EngineStack;

  before(async function () {
    needsEngine(this);
    bench = await Workbench.open();
    const web =
      'web: { port: 8080, cpu: 256, memory: 512, route: { paths: ["/*"] }, databases: ["primary"], connectionsPerTask: 2 }';
    const parts = `services: { ${web} },\n  databases: { primary: { engine: "aurora-postgresql" } },\n  environments:`;
    bench.edit(definition, "environments:", parts);
    bench.write("stacks/live.json", JSON.stringify({ minimal: { "environments.staging.cidr": "172.28.0.0/16" } }));
    stack = await bench.stack("minimal", credentials);
  });
  after(() => bench?.close());

  const ranges = (): string[] =>
    bench.providers.cloud
      .all(VPC)
      .map(({ inputs }) => String(inputs["cidrBlock"]))
      .sort();
  const another = (): (() => void) => bench.edit(definition, "staging: {}", 'staging: { cidr: "10.9.0.0/16" }');

  it("is refused before anything is touched", async () => {
    const first = await stack.up();
    assert.ok(first.ok, first.text);
    const undo = another();
    try {
      const before = ranges();
      const run = await stack.up();
      assert.ok(!run.ok);
      assert.match(
        run.text,
        /environments\.staging\.cidr is "10\.9\.0\.0\/16"\s+allowed: "172\.28\.0\.0\/16", as it is live/,
      );
      assert.deepEqual(ranges(), before);
    } finally {
      undo();
    }
  });

  it("comes up once the old network was taken down by the command that is told", async () => {
    const args = ["tools/platform.mjs", "remove", "minimal", "environments.staging.cidr"];
    const text = execFileSync(process.execPath, args, { cwd: bench.project, encoding: "utf8" });
    const [, target = ""] = /pulumi destroy .*--target '(urn:[^']+)' --target-dependents/.exec(text) ?? [];
    await stack.stack.destroy({ target: [target], targetDependents: true });
    assert.ok(!ranges().includes("172.28.0.0/16"));
    const left = bench.providers.cloud.all().map(({ name }) => name);
    for (const kept of ["minimal-staging-keys-data", "minimal-staging-log-buckets-logs-bucket"])
      assert.ok(left.includes(kept), kept);

    another();
    bench.write("stacks/live.json", "{}");
    const run = await stack.up();
    assert.ok(run.ok, run.text);
    assert.ok(ranges().includes("10.9.0.0/16"));
    isSame(await stack.up());
  });
});
