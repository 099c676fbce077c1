import assert from "node:assert/strict";
import { examplesFor } from "../../stacks/examples";
import { useOwnNames, useRealLedger } from "../support/copy";
import { needsEngine, Workbench } from "../support/engine";
import type { EngineStack } from "../support/engine-stack";
import { exampleLedger } from "../support/ledger";
import { credentials } from "./support";

describe("a real run of what is shipped, by the engine", function () {
  this.timeout(120_000);
  this.slow(60_000);
  let bench: Workbench;
  let stack: EngineStack;

  before(async function () {
    needsEngine(this);
    bench = await Workbench.fresh();
    stack = await bench.stack("organization", credentials);
  });
  after(() => bench?.close());

  const examples = examplesFor("organization", exampleLedger).map(({ file, path }) => `${file}: ${path} is "`);
  /** What it is refused with; nothing is made, and nobody is shown the inside of the program. */
  const refusal = async (): Promise<string> => {
    const { ok, text } = await stack.upAfterPreview();
    assert.ok(!ok);
    assert.doesNotMatch(text, /^\s+at /m);
    assert.deepEqual(bench.providers.cloud.all(), []);
    return text;
  };

  it("is refused with every example and every placeholder", async () => {
    const text = await refusal();
    for (const one of [...examples, "stacks/ledger.json: accounts.management is "]) assert.ok(text.includes(one), text);
  });

  it("is refused with every example once the ledger is the company's", async () => {
    useRealLedger(bench.project);
    const text = await refusal();
    assert.match(text, new RegExp(`stack organization: ${examples.length} problems`));
    for (const one of examples) assert.ok(text.includes(one), text);
  });

  it("begins once the names are the company's as well", async () => {
    useOwnNames(bench.project);
    const { ok, text } = await stack.preview({ policies: true });
    assert.ok(ok, text);
  });
});
