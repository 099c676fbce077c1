import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyProject, useOwnNames, useRealLedger } from "../support/copy";

describe("the shapes that are generated", function () {
  this.timeout(300_000);
  this.slow(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "platform-shapes-"));
    copyProject(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  const generate = (...args: readonly string[]) =>
    spawnSync(process.execPath, ["tools/platform.mjs", "generate", ...args], { cwd: folder, encoding: "utf8" });
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const edit = (path: string, from: string | RegExp, to: string): (() => void) => {
    const before = read(path);
    const after = before.replaceAll(from, to);
    assert.notEqual(after, before, `${path} has nothing like ${String(from)}`);
    writeFileSync(join(folder, path), after);
    return () => writeFileSync(join(folder, path), before);
  };

  it("are the same for a company with other names, numbers and people", () => {
    assert.equal(generate().status, 0);
    const before = read("policies/shapes.json");
    useRealLedger(folder);
    useOwnNames(folder);
    for (const file of ["foundation.ts", "ledger.json", "products/minimal.ts"])
      edit(`stacks/${file}`, "team-platform", "core");
    edit("stacks/foundation.ts", "product-platform", "infra");
    edit("stacks/foundation.ts", "Accounting", "Money");
    edit("stacks/foundation.ts", 'deploy: "platform-deploy"', 'deploy: "infra-deploy"');
    edit("stacks/foundation.ts", "elasticAddresses: 10", "elasticAddresses: 25");
    edit("stacks/foundation.ts", "datadoghq.com", "datadoghq.eu");
    edit("stacks/people.ts", "SRE lead", "Lead");
    edit("stacks/people.ts", /\bSRE\b/g, "Operations");
    edit("stacks/people.ts", "Asia/Tokyo", "Asia/Seoul");
    edit("stacks/people.ts", /"\+81(\d+)/g, '"+82$1');
    edit("stacks/people.ts", "delayMinutes: 10, loops: 2", "delayMinutes: 15, loops: 3");
    const { status, stderr } = generate();
    assert.equal(status, 0, stderr);
    assert.equal(read("policies/shapes.json"), before);
  });

  it("tell of an entry by hand that nothing uses: the file, the place and what to do", () => {
    const back = edit("policies/shapes/free-by-nature.ts", 'path: "desiredCount"', 'path: "desiredCounts"');
    const { status, stderr } = generate("--check");
    back();
    assert.equal(status, 2, stderr);
    assert.match(stderr, /^error: policies\/shapes\/free-by-nature\.ts does not fit what the stacks set: 1 entry$/m);
    assert.match(stderr, /^ {2}freeByNature: aws:ecs\/service:Service sets no desiredCounts$/m);
    assert.match(stderr, /^ {2}fix: remove the entry, or write the type and the path as policies\/shapes\.json has/m);
  });

  it("have beside them what else was written by hand: what nothing uses is told by file, place and fix", () => {
    const back = edit("policies/outside/entries.ts", "  lambda: [TRUST],", "  lambda: [BUCKET, TRUST],");
    const { status, stderr } = generate("--check");
    back();
    assert.equal(status, 2, stderr);
    assert.match(stderr, /^error: what the pack was told by hand: 1 problem$/m);
    const entry = "host lambda.amazonaws.com at aws:s3/bucketPolicy:BucketPolicy policy";
    const told = stderr.replace(/\n {4}at: policies\/outside\/entries\.ts:\d+:\d+/, " (placed)");
    assert.ok(
      told.includes(`\n  policies/outside/entries.ts: ${entry} (placed)\n    allowed: what a stack names`),
      stderr,
    );
    assert.match(stderr, /^ {4}fix: remove it, for what nothing needs is room for whoever comes in/m);
  });

  it("tell of what a component begins to set, in one line, and the gate refuses it until it has been read", () => {
    const back = edit(
      "components/network/network-tier.ts",
      "mapPublicIpOnLaunch: false",
      "mapPublicIpOnLaunch: false, enableLniAtDeviceIndex: 1",
    );
    const before = read("policies/shapes.json");
    const refused = spawnSync(process.execPath, ["tools/platform.mjs", "preview", "minimal"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.equal(refused.status, 1, refused.stderr);
    assert.match(refused.stdout, /^mandatory reviewed-shapes/m);
    assert.match(refused.stdout, /it sets enableLniAtDeviceIndex, which nobody has reviewed/);
    assert.equal(generate("--check").status, 2);
    assert.equal(generate().status, 0);
    const known = new Set(before.split("\n"));
    const begun = read("policies/shapes.json")
      .split("\n")
      .filter((line) => !known.has(line));
    back();
    assert.deepEqual(begun, ['      "enableLniAtDeviceIndex": [1],']);
  });

  it("that are wrong are told by file and place", () => {
    const back = edit("policies/shapes.json", '"imageTagMutability": ["IMMUTABLE"]', '"imageTagMutability": []');
    const { status, stderr } = spawnSync(process.execPath, ["tools/platform.mjs", "preview", "minimal"], {
      cwd: folder,
      encoding: "utf8",
    });
    back();
    assert.equal(status, 2, stderr);
    assert.match(
      stderr,
      /shapes\.json cannot be used:\n {2}aws:ecr\/repository:Repository imageTagMutability must be a/,
    );
    assert.match(stderr, /fix: npm run generate writes it anew/);
  });

  it("have beside them what components make: wrong, it is told by file and place too", () => {
    const back = edit("policies/compositions.json", '"platform:data:Bucket"', '"Bucket"');
    const { status, stderr } = spawnSync(process.execPath, ["tools/platform.mjs", "preview", "minimal"], {
      cwd: folder,
      encoding: "utf8",
    });
    back();
    assert.equal(status, 2, stderr);
    assert.match(
      stderr,
      /compositions\.json cannot be used:\n {2}Bucket is no component's type\n {2}fix: npm run generate/,
    );
  });
});
