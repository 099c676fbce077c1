import assert from "node:assert/strict";
import { needsEngine, Workbench } from "../support/engine";
import type { EngineStack } from "../support/engine-stack";
import { credentials, isSame, namesOf, sameVerdict } from "./support";

const definition = "stacks/products/minimal.ts";

const service = (name: string, path: string): string =>
  `${name}: { port: 8080, cpu: 256, memory: 512, route: { paths: ["${path}"] } }`;

describe("a product from its first day to its last, by the engine", function () {
  this.timeout(180_000);
  this.slow(60_000);
  let bench: Workbench;
  let stack: EngineStack;

  before(async function () {
    needsEngine(this);
    bench = await Workbench.open();
    bench.edit(definition, "environments:", `services: { ${service("web", "/*")} },\n  environments:`);
    bench.generate();
    stack = await bench.stack("minimal", credentials);
  });
  after(() => bench?.close());

  it("is stopped before anything exists when a mandatory rule is violated, in a preview and in an update", async () => {
    const undo = bench.edit("components/data/bucket.ts", /blockPublicAcls: true/, "blockPublicAcls: false");
    try {
      const preview = await stack.preview({ policies: true });
      assert.ok(!preview.ok);
      const mandatory = preview.policies.filter((event) => event.enforcementLevel === "mandatory");
      assert.deepEqual([...new Set(mandatory.map((event) => event.policyName))], ["reviewed-shapes"]);
      sameVerdict(preview, await bench.offline("minimal"));
      const update = await stack.upAfterPreview();
      assert.ok(!update.ok);
      assert.match(update.text, /mandatory.*reviewed-shapes/);
      assert.deepEqual(bench.providers.cloud.all(), []);
    } finally {
      undo();
    }
  });

  it("converges when an update that was killed is run again", async () => {
    const { providers } = bench;
    const enough = new Promise<void>((resolve) => {
      let made = 0;
      // What is under way when the engine dies never reaches the cloud.
      providers.beforeCreate = async () => {
        made += 1;
        // By then what was made before is written down.
        if (made === 60) setTimeout(resolve, 2000);
        if (made > 60) await new Promise(() => {});
      };
    });
    await stack.killedUp(enough);
    providers.beforeCreate = undefined;
    const before = providers.cloud.all().length;
    assert.ok(before > 40 && before <= 60, `${before} were made`);
    const run = await stack.up();
    assert.ok(run.ok, run.text);
    assert.deepEqual(Object.keys(run.changes).sort(), ["create", "same"], run.text);
    isSame(await stack.up());
  });

  it("grows by a zone, a service and an environment, and replaces nothing", async () => {
    bench.edit(definition, "production: {}", "production: { zones: 3 }, development: {}");
    bench.edit(definition, "services: {", `services: { ${service("api", "/api/*")},`);
    const run = await stack.up();
    assert.ok(run.ok, run.text);
    assert.deepEqual(Object.keys(run.changes).sort(), ["create", "same", "update"], run.text);
    const updated = namesOf(run, "update");
    // What reads every environment reads one more, and images have room for its own.
    assert.deepEqual(
      updated.filter((name) => !name.startsWith("minimal-production-")),
      ["minimal-account-preview-settings", "minimal-account-web-lifecycle"],
    );
    // What stands in every zone moves into the new one where it is.
    const endpoints = /^minimal-production-network-endpoints-/;
    assert.deepEqual(
      updated.filter((name) => name.startsWith("minimal-production-") && !endpoints.test(name)),
      ["minimal-production-load-balancer-load-balancer", "minimal-production-services-web-service"],
    );
    // Of images, twice, and of logs.
    assert.equal(updated.filter((name) => endpoints.test(name)).length, 3);
  });

  it("is not destroyed as long as anything of it is protected", async () => {
    const before = bench.providers.cloud.all().length;
    const { ok, text } = await stack.destroyAfterPreview();
    assert.ok(!ok);
    assert.match(text, /cannot be deleted\s+because it is protected/);
    assert.equal(bench.providers.cloud.all().length, before);
  });

  it("is destroyed once both protections are off", async () => {
    await stack.unprotect();
    const refused = await stack.destroyAfterPreview();
    assert.ok(!refused.ok);
    assert.match(refused.text, /enableDeletionProtection is true/);
    for (const balancer of bench.providers.cloud.all("aws:lb/loadBalancer:LoadBalancer"))
      bench.providers.cloud.alter(balancer, { enableDeletionProtection: false });
    assert.ok((await stack.refresh()).ok);
    const { ok, text } = await stack.destroyAfterPreview();
    assert.ok(ok, text);
    assert.deepEqual(
      bench.providers.cloud.all().map(({ type, name }) => `${type} ${name}`),
      [],
    );
  });
});
