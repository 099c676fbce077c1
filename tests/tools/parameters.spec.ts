import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../..");

describe("the parameters that services expect", () => {
  const folder = mkdtempSync(join(tmpdir(), "parameters-"));
  after(() => rmSync(folder, { recursive: true }));
  const platform = (...args: string[]) =>
    spawnSync(process.execPath, ["tools/platform.mjs", "parameters", ...args], { cwd: root, encoding: "utf8" });
  const listed = (paths: unknown): string => {
    const file = join(folder, "present.json");
    writeFileSync(file, typeof paths === "string" ? paths : JSON.stringify(paths));
    return file;
  };

  it("are told with their writer, their readers and the paths that are to be written", () => {
    const { stdout, status } = platform("shine");
    assert.equal(status, 0);
    assert.match(
      stdout,
      /rails\/secret-key-base: written by the development manager, read by web, worker\n {4}\/shine\/production\/applications\/rails\/secret-key-base/,
    );
    assert.match(stdout, /database\/primary\/writer: written by the platform, read by web, worker/);
    assert.doesNotMatch(stdout, /Missing/);
  });

  it("are told with the secrets beside them, and the key of each environment", () => {
    const secret = (environment: string) =>
      ` {4}/shine/${environment}/applications/partner-api under alias/shine-${environment}-parameters\n`;
    const told = "1 secret of Secrets Manager.*\n  partner-api: written by the development manager, read by api\n";
    assert.match(platform("shine").stdout, new RegExp(`\n\n${told}${secret("production")}${secret("staging")}$`));
    assert.doesNotMatch(platform("minimal").stdout, /[Ss]ecret/);
  });

  it("are compared with what is there: forgotten in one environment, missing everywhere, read by nobody", () => {
    const present = listed([
      "/shine/staging/applications/rails/secret-key-base",
      "/shine/production/applications/old/thing",
    ]);
    const { stdout, status } = platform("shine", "--present", present);
    assert.equal(status, 1);
    assert.match(stdout, /rails\/secret-key-base: production, though staging has it/);
    assert.match(stdout, /api\/signing-key: everywhere/);
    assert.match(stdout, /Read by no service:\n {2}\/shine\/production\/applications\/old\/thing/);
  });

  it("are complete for a product that reads none", () => {
    const { stdout, status } = platform("minimal", "--present", listed([]));
    assert.equal(status, 0);
    assert.match(stdout, /Nothing is missing/);
  });

  for (const [what, paths] of [
    ["no JSON", "["],
    ["no list", { a: 1 }],
    ["no paths", ["rails"]],
  ] as const) {
    it(`refuse a file that holds ${what}`, () => {
      const { stderr, status } = platform("shine", "--present", listed(paths));
      assert.equal(status, 2);
      assert.match(stderr, /^error: the file .*\n {2}fix: .*describe-parameters/);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });
  }
});
