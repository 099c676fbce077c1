import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { build, bundle, functionCode } from "../../../components/function-code";

const ROOT = join(__dirname, "../../..");
const FOLDER = join(ROOT, "functions/database-users");

describe("the bundle of the function that makes database users", function () {
  this.timeout(60_000);
  let target: string;
  before(() => {
    // Below the packages, since the SDK of AWS is the runtime's.
    target = mkdtempSync(join(ROOT, "node_modules/.cache/bundle-"));
  });
  after(() => rmSync(target, { recursive: true }));

  it("is the same, byte for byte, whenever it is built", () => {
    for (const name of ["a.js", "b.js"]) build(FOLDER, join(target, name));
    const [a, b] = ["a.js", "b.js"].map((name) => readFileSync(join(target, name)));
    assert.ok(a !== undefined && b !== undefined && a.equals(b));
    bundle("database-users");
    const { path, digest } = functionCode("database-users");
    assert.ok(readFileSync(join(ROOT, path)).equals(a));
    assert.match(digest, /^[0-9a-f]{64}$/);
    assert.ok(!a.includes(ROOT), "no path of this machine is in it");
  });

  it("is built once for one state of its sources", () => {
    const { path } = functionCode("database-users");
    bundle("database-users");
    const { mtimeMs } = statSync(join(ROOT, path));
    bundle("database-users");
    assert.equal(statSync(join(ROOT, path)).mtimeMs, mtimeMs);
  });

  it("is loaded by plain Node.js, and holds the roots that it verifies servers against", () => {
    build(FOLDER, join(target, "index.js"));
    const kind = execFileSync(
      process.execPath,
      ["-p", "typeof require(process.argv[1]).handler", join(target, "index.js")],
      {
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    assert.equal(kind.toString().trim(), "function");
    assert.ok(readFileSync(join(target, "index.js")).includes("BEGIN CERTIFICATE"));
  });
});
