import assert from "node:assert/strict";
import { needsEngine, Workbench } from "../support/engine";
import type { EngineStack } from "../support/engine-stack";
import { credentials } from "./support";

describe("places in the source, by the engine", function () {
  this.timeout(120_000);
  this.slow(60_000);
  let bench: Workbench;
  let stack: EngineStack;

  before(async function () {
    needsEngine(this);
    bench = await Workbench.open();
    stack = await bench.stack("minimal", credentials);
  });
  after(() => bench?.close());

  it("names the line of the source that a program crashes at", async () => {
    const file = "components/account/account-baseline.ts";
    const statement = "new aws.iam.AccountPasswordPolicy(";
    const undo = bench.edit(file, statement, `(undefined as unknown as () => void)();\n    ${statement}`);
    try {
      const { ok, text } = await stack.preview();
      assert.ok(!ok);
      assert.match(
        text,
        new RegExp(`${file.replaceAll(".", "\\.")}:${lineOf(bench, file, "as unknown as () => void")}:`),
      );
    } finally {
      undo();
    }
  });

  it("writes into the state where each resource is made", async () => {
    const run = await stack.up();
    assert.ok(run.ok, run.text);
    const policy = (await stack.state()).find(({ type }) => type.endsWith("AccountPasswordPolicy"));
    const file = "components/account/account-baseline.ts";
    assert.equal(
      policy?.sourcePosition,
      `project:///${file}#${lineOf(bench, file, "new aws.iam.AccountPasswordPolicy(")},5`,
    );
  });
});

function lineOf(bench: Workbench, file: string, text: string): number {
  const line =
    bench
      .read(file)
      .split("\n")
      .findIndex((each) => each.includes(text)) + 1;
  assert.ok(line > 0, `${file} has no ${text}`);
  return line;
}
