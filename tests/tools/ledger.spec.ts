import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ledger } from "../../stacks/ledger";
import type { Registry } from "../../policies/registry";
import { copyProject, useOwnNames, useRealLedger } from "../support/copy";
import { exampleLedger } from "../support/ledger";

describe("platform ledger", function () {
  this.timeout(60_000);
  this.slow(20_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "platform-ledger-"));
    copyProject(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const platform = (args: readonly string[], input = ""): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, ["tools/platform.mjs", ...args], { cwd: folder, encoding: "utf8", input });
  const text = (path: string): string => readFileSync(join(folder, path), "utf8");
  const ledger = (): Ledger => JSON.parse(text("stacks/ledger.json")) as Ledger;
  const outputs = (part: object): string => JSON.stringify({ ledger: part, roles: {} });

  it("writes what a stack has made, in order, and what is generated from it", () => {
    const made = { products: { shine: { account: "210987654321" } }, organization: { id: "o-zzzzzzzzzz" } };
    const { status, stdout, stderr } = platform(["ledger"], outputs(made));
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^organization\.id: o-\w+ → o-zzzzzzzzzz\nproducts\.shine\.account: \d{12} → 210987654321\n/);
    assert.equal(ledger().products["shine"]?.account, "210987654321");
    assert.equal(ledger().organization.id, "o-zzzzzzzzzz");
    assert.match(text("policies/registry.json"), /"account": "210987654321"/);
    assert.deepEqual(Object.keys(ledger()), Object.keys(ledger()).sort());
    const written = text("stacks/ledger.json");
    assert.equal(platform(["ledger"], outputs(made)).status, 0);
    assert.equal(text("stacks/ledger.json"), written);
  });

  it("writes what a person gives, numbers as numbers, and takes out what is given as nothing", () => {
    const set = ["accounts.management=210987654321", "github.organizationId=4711", "identityCenter="];
    const { status, stderr } = platform(["ledger", ...set.flatMap((one) => ["--set", one])]);
    assert.equal(status, 0, stderr);
    assert.equal(ledger().accounts.management, "210987654321");
    assert.equal(ledger().github.organizationId, 4711);
    assert.equal(ledger().identityCenter, undefined);
  });

  it("lets the organization come up for the first time, once a person has given what is theirs", () => {
    const set = [
      "identityCenter=",
      "accounts.management=210987654321",
      "github.organizationId=4711",
      "github.teamIds.team-platform=8101",
    ];
    const company = text("policies/company.json").replace("100000000000", "210987654321").replace("70010001", "4711");
    writeFileSync(join(folder, "policies/company.json"), company);
    const { status, stderr } = platform(["ledger", ...set.flatMap((one) => ["--set", one])]);
    assert.equal(status, 0, stderr);
    const { products, github } = JSON.parse(text("policies/registry.json")) as Registry;
    assert.deepEqual([...new Set(Object.values(products).map(({ account }) => account))], ["000000000000"]);
    assert.deepEqual(github.repositoryIds, {});
    const preview = platform(["preview", "organization"]);
    assert.equal(preview.status, 0, preview.stdout);
  });

  it("tells what is left to give, and the step that gives it", () => {
    const { stdout } = platform(["ledger", "--set", "accounts.management=210987654321"]);
    assert.match(stdout, /accounts\.log-archive, accounts\.security.*\n {4}bring up the organization stack/);
    assert.doesNotMatch(stdout, /^ {2}(\S+, )*accounts\.management(,|\n)/m);
  });

  it("refuses a ledger that would be wrong with all that is wrong, and writes nothing", () => {
    const before = text("stacks/ledger.json");
    const wrong = { accounts: { shared: "4711" }, products: { shin: { account: "210987654321" } }, zone: "Z1" };
    const { status, stderr } = platform(["ledger"], outputs(wrong));
    assert.equal(status, 2);
    for (const path of ["accounts.shared", "products.shin.datadogExternalId", "zone"])
      assert.match(stderr, new RegExp(path));
    assert.equal(text("stacks/ledger.json"), before);
  });

  for (const [what, args, input, says] of [
    ["nothing on stdin", [], "", /nothing stands on stdin[\s\S]*pulumi stack output --json -s organization/],
    ["what is no JSON", [], "Current stack outputs", /stdin is not a JSON object/],
    ["outputs without a ledger", ["--stack", "foundation"], "{}", /no `ledger`[\s\S]*-s foundation/],
    ["a value without a place", ["--set", "=1"], "", /--set =1 names no value/],
    ["a place without a value", ["--set", "accounts.shared"], "", /names no value/],
    ["a place below a value", ["--set", "parentZoneId.a=1"], "", /parentZoneId is a value/],
  ] as const) {
    it(`refuses ${what}`, () => {
      const { status, stderr } = platform(["ledger", ...args], input);
      assert.equal(status, 2, stderr);
      assert.match(stderr, says);
    });
  }

  it("that was left half-way in a merge is told by every command, with its place", () => {
    writeFileSync(join(folder, "stacks/ledger.json"), "<<<<<<< ours");
    for (const [args, says] of [
      [["check", "minimal"], /the ledger: 1 problem\n {2}stacks\/ledger\.json: the whole\n/],
      [["preview", "minimal"], /the ledger: 1 problem\n {2}stacks\/ledger\.json: the whole\n/],
      [["ledger", "--set", "identityCenter="], /stacks\/ledger\.json is not a JSON object/],
    ] as const) {
      const { status, stderr } = platform(args);
      assert.equal(status, 2);
      assert.match(stderr, says);
    }
  });

  it("decides what workflows run for real: no stack that would be refused", () => {
    const real = (...args: string[]): string[] => JSON.parse(platform(["stacks", ...args, "--format", "json"]).stdout);
    assert.deepEqual(real("--accounts"), []);
    useRealLedger(folder);
    assert.deepEqual(real("--accounts"), []);
    useOwnNames(folder);
    assert.deepEqual(real("--accounts"), Object.keys(exampleLedger.products).sort());
    const rings = ["0", "1", "2", "3"].flatMap((ring) => real("--ring", ring));
    assert.deepEqual(rings.sort(), Object.keys(exampleLedger.products).sort());
  });
});
