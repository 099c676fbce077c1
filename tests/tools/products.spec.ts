import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { catalogue } from "../../stacks/products";
import type { Preview } from "../../tools/report/model";
import { SHARED_STACKS } from "../../tools/subject";

const ROOT = resolve(__dirname, "../..");

describe("the preview of what the platform runs", function () {
  this.timeout(60_000);
  this.slow(10_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "platform-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Runs `preview`; gives what it printed. */
  const preview = (args: readonly string[], env: Record<string, string> = {}, cwd = ROOT): string => {
    const run = spawnSync(process.execPath, [join(ROOT, "tools/platform.mjs"), "preview", ...args], {
      cwd,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      env: { ...process.env, NODE_OPTIONS: "", ...env },
    });
    assert.equal(run.stderr, "");
    assert.equal(run.status, 0, run.stdout);
    return run.stdout;
  };

  for (const stack of [...SHARED_STACKS, ...Object.keys(catalogue)]) {
    it(`${stack} is compliant, and told by lines that make something`, () => {
      const report = JSON.parse(preview([stack, "--format", "json"])) as Preview;
      assert.equal(report.product, stack);
      assert.ok(report.summary.compliant);
      const lines = new Map<string, string[]>();
      for (const { name, type, file, line } of report.resources) {
        if (type === "pulumi:pulumi:Stack") continue;
        assert.ok(file !== null && line !== null, `${name} comes from nowhere`);
        const source = lines.get(file) ?? readFileSync(join(ROOT, file), "utf8").split("\n");
        lines.set(file, source);
        assert.match(source[line - 1] ?? "", /\bnew \w/, `${name} is made at ${file}:${line}`);
      }
    });
  }

  it("is the same byte for byte, whatever was compiled before and wherever it is called from", () => {
    const [one, other] = [join(folder, "one.json"), join(folder, "other.json")];
    preview(["minimal", "--format", "json", "--output", one]);
    const elsewhere = { TSX_DISABLE_CACHE: "1", TMPDIR: folder, TZ: "America/Lima", LANG: "C" };
    preview(["minimal", "--format", "json", "--output", other], elsewhere, folder);
    assert.ok(readFileSync(one).equals(readFileSync(other)));
  });

  it("takes a definition that the catalogue does not have, and says what is not real yet", () => {
    const account = { email: "aws+newborn@example.com" };
    const newborn = { ...catalogue["minimal"], name: "newborn", domain: "newborn.example.com", account };
    const file = join(folder, "newborn.json");
    writeFileSync(file, JSON.stringify(newborn));
    const text = preview(["--definition", file]);
    assert.match(text, /^newborn: compliant \(/);
    assert.match(
      text,
      /Note: newborn has no line in stacks\/ledger\.json: it is previewed under the account 000000000000/,
    );
    const report = JSON.parse(preview(["--definition", file, "--format", "json"])) as Preview;
    assert.match(report.summary.placeholder ?? "", /a real run is refused/);
  });
});
