import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exampleCatalogue, useCatalogue } from "../support/catalogue";
import { copyProject } from "../support/copy";

const ROOT = resolve(__dirname, "../..");
const MOCHA = join(ROOT, "node_modules/mocha/bin/mocha.js");

describe("a new product", function () {
  this.timeout(300_000);
  this.slow(60_000);
  let folder: string;

  /** A copy of the project whose catalogue has one more, which has no account yet: README, "A new product", the first step. */
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "platform-product-"));
    copyProject(folder);
    for (const name of ["tests", ".mocharc.json", "images"])
      cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    write('name: "orbit"');
    useCatalogue(folder, [...Object.keys(exampleCatalogue), "orbit"]);
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string): void => {
    const like = readFileSync(join(folder, "stacks/products/minimal.ts"), "utf8");
    const text = like.replaceAll("minimal", "orbit").replace('name: "orbit"', name);
    writeFileSync(join(folder, "stacks/products/orbit.ts"), text);
  };
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "", UPDATE_GOLDEN: "", ...env },
    });
  const platform = (...args: readonly string[]) => run(["tools/platform.mjs", ...args]);

  it("is sound, is learnt by the pack, and waits for its account", () => {
    assert.equal(platform("generate").status, 0);
    assert.match(platform("check").stdout, /^orbit: sound$/m);
    assert.match(platform("preview", "orbit").stdout, /^orbit: compliant \(/);
    assert.match(platform("stacks").stdout, /^orbit$/m);
    assert.doesNotMatch(platform("stacks", "--accounts").stdout, /^orbit$/m);
  });

  it("keeps the laws of every product, once its tree is agreed on", () => {
    const golden = ["tests/products/golden.spec.ts", "--grep", "golden files of orbit"];
    const agreed = run([MOCHA, ...golden], { UPDATE_GOLDEN: "1" });
    assert.equal(agreed.status, 0, agreed.stdout);
    const { status, stdout } = run([MOCHA, "tests/products/*.spec.ts", "--grep", "orbit"]);
    assert.equal(status, 0, stdout);
    for (const law of ["golden files of orbit", "laws of orbit, up", "secrets of orbit"])
      assert.ok(stdout.includes(`  ${law}\n`), law);
  });

  it("turns no test red that speaks of the catalogue", () => {
    assert.equal(platform("generate").status, 0);
    const specs = ["stacks/programs", "stacks/registry", "tools/command", "tools/ledger"];
    const speaking =
      "factsFor|knows each product|checks the catalogue|names the stacks|decides what workflows|is like none";
    const files = specs.map((name) => `tests/${name}.spec.ts`);
    const { status, stdout, stderr } = run([MOCHA, ...files, "--grep", speaking]);
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /6 passing/);
  });

  it("with another's name is told once, with the name that it has in the catalogue", () => {
    write('name: "minimal"');
    for (const args of [
      ["check", "orbit"],
      ["preview", "orbit"],
    ]) {
      const { status, stderr } = platform(...args);
      assert.equal(status, 2);
      assert.match(
        stderr,
        /product orbit: 1 problem\n +name is "minimal"\n +at: stacks\/products\/orbit\.ts:\d+:\d+\n +allowed: "orbit"/,
      );
    }
    assert.match(platform("stacks").stdout, /^minimal\norbit\nshine$/m);
  });

  it("that is wrong is told by itself and where all are made, and hides no other", () => {
    write('name: "orbit", account: undefined as never, ring: "a" as never');
    writeFileSync(
      join(folder, "stacks/products/orbit.ts"),
      readFileSync(join(folder, "stacks/products/orbit.ts"), "utf8").replace(/^ {2}(account: \{.*|ring: 0,)\n/gm, ""),
    );
    assert.equal(platform("preview", "minimal").status, 0);
    for (const args of [["preview", "organization"], ["generate"]]) {
      const { status, stderr } = platform(...args);
      assert.equal(status, 2, stderr);
      assert.match(stderr, /^error: the catalogue: 2 problems$/m);
      for (const place of ["ring", "account"])
        assert.ok(stderr.includes(`stacks/products/orbit.ts: ${place} is `), stderr);
    }
  });

  it("is refused with the rest while a constant of the company is wrong, in the words of its file", () => {
    const file = join(folder, "stacks/foundation.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace(/offices: \[.*\]/, "offices: []"));
    for (const stack of ["minimal", "foundation"]) {
      const { status, stdout, stderr } = platform("preview", stack);
      assert.equal(status, 2, stderr);
      assert.equal(stdout, "");
      assert.match(
        stderr,
        /^error: constants of the company: 1 problem\n {2}stacks\/foundation\.ts: offices is \[\]\n/,
      );
      assert.doesNotMatch(stderr, /^\s+at /m);
    }
  });
});
