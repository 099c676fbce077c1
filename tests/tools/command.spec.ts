import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { catalogue } from "../../stacks/products";

const ROOT = resolve(__dirname, "../..");

/** Runs the command as a person would. */
function platform(args: readonly string[], env: Record<string, string> = {}): SpawnSyncReturns<string> {
  const command = ["tools/platform.mjs", ...args];
  return spawnSync(process.execPath, command, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "", ...env },
  });
}

describe("the platform command", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "platform-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const account = { email: "aws+newborn@example.com" };
  const newborn = { ...catalogue["minimal"], name: "newborn", domain: "newborn.example.com", account };
  const definition = JSON.stringify(newborn);

  it("tells how it is called, and its version", () => {
    const help = platform(["--help"]);
    assert.equal(help.status, 0);
    for (const command of ["preview", "check", "stacks", "ledger", "remove", "close", "quotas", "generate"])
      assert.match(help.stdout, new RegExp(`^  ${command} `, "m"));
    assert.match(platform(["--version"]).stdout, /^\d+\.\d+\.\d+\n$/);
    const preview = platform(["preview", "--help"]);
    for (const option of ["--definition", "--format", "--full", "--output", "--only", "Exit codes"])
      assert.ok(preview.stdout.includes(option));
  });

  /** What a call loads that is named so. */
  const loaded = (names: string, args: readonly string[]): string[] => {
    const spy = file(
      "spy.cjs",
      `const M = require("node:module"); const load = M._load;
      M._load = function (name) { if (/${names}/.test(name)) console.error("loaded " + name); return load.apply(this, arguments); };`,
    );
    const run = spawnSync(process.execPath, ["--require", spy, "tools/platform.mjs", ...args], {
      cwd: ROOT,
      encoding: "utf8",
    });
    return run.stderr.split("\n").filter((line) => line.startsWith("loaded "));
  };

  it("loads neither TypeScript nor Pulumi to tell so", () => {
    for (const args of [["--help"], ["--version"], ["preview", "--format", "xml"], ["prevue"]]) {
      assert.deepEqual(loaded("[.]ts$|tsx|@pulumi", args), [], args.join(" "));
    }
    assert.notDeepEqual(loaded("[.]ts$|tsx|@pulumi", ["stacks"]), []);
  });

  it("loads no Pulumi to refuse a definition or to check one", () => {
    const wrong = file("wrong.json", JSON.stringify({ name: "wrong" }));
    for (const args of [["check"], ["check", "shine"], ["preview", "--definition", wrong], ["stacks"]]) {
      assert.deepEqual(loaded("@pulumi", args), [], args.join(" "));
    }
    assert.notDeepEqual(loaded("@pulumi", ["preview", "minimal"]), []);
  });

  const wrongCalls: Readonly<Record<string, { args: () => string[]; says: RegExp[]; env?: Record<string, string> }>> = {
    "no command": { args: () => [], says: [/Usage: platform/] },
    "an unknown command": {
      args: () => ["prevue", "shine"],
      says: [/unknown command 'prevue'/, /Did you mean preview\?/],
    },
    "an unknown option": {
      args: () => ["preview", "shine", "--formt", "json"],
      says: [/unknown option '--formt'/, /--format/],
    },
    "an unknown format": { args: () => ["preview", "shine", "--format", "xml"], says: [/text, json, markdown/] },
    "an unknown product": {
      args: () => ["preview", "shin"],
      says: [/no product is named "shin"/, /allowed: minimal, .*shine, organization/, /write "shine"/],
    },
    "a product of no likeness": {
      args: () => ["preview", "zzzzzzzz"],
      says: [/no product is named "zzzzzzzz"/, /add its definition to stacks\/products/],
    },
    "a name that every object has": {
      args: () => ["preview", "constructor"],
      says: [/no product is named "constructor"/],
    },
    "no product": { args: () => ["preview"], says: [/no product is given/, /minimal, .*shine/] },
    "a product and a file": { args: () => ["preview", "shine", "--definition", "x.ts"], says: [/give one of the two/] },
    "a file that does not exist": {
      args: () => ["preview", "--definition", "nowhere.ts"],
      says: [/nowhere\.ts does not exist/],
    },
    "a folder": { args: () => ["preview", "--definition", folder], says: [/does not exist/] },
    "a file of another kind": {
      args: () => ["preview", "--definition", file("d.yaml", "name: x")],
      says: [/of no kind that can be read/, /\.ts, .*\.json/],
    },
    "a file that does not parse": {
      args: () => ["preview", "--definition", file("broken.ts", "export default {\n  name: ,\n};\n")],
      says: [/does not parse: .* \(line 2, column 9\)/, /broken\.ts/],
    },
    "a JSON file that does not parse": {
      args: () => ["preview", "--definition", file("broken.json", "{ name }")],
      says: [/is not JSON/],
    },
    "a file without a default export": {
      args: () => ["preview", "--definition", file("named.ts", "export const shine = { name: 'x' };\n")],
      says: [/default export/, /it has none/],
    },
    "an empty file": { args: () => ["preview", "--definition", file("empty.ts", "")], says: [/default export/] },
    "a default export that is no object": {
      args: () => ["preview", "--definition", file("text.ts", "export default 'shine';\n")],
      says: [/it is a string/],
    },
    "a file that throws": {
      args: () => [
        "preview",
        "--definition",
        file("throws.ts", "const none: { a?: { b: 1 } } = {};\nexport default { x: none.a!.b };\n"),
      ],
      says: [/fails while it is read: Cannot read properties of undefined \(reading 'b'\) \(line 2\)/],
    },
    "a file that imports what is not there": {
      args: () => [
        "preview",
        "--definition",
        file("lost.ts", "import { x } from './nothing';\nexport default { x };\n"),
      ],
      says: [/imports \.\/nothing, which does not exist/],
    },
    "a definition that is wrong": {
      args: () => ["preview", "--definition", file("wrong.json", '{ "name": "Wrong Name" }')],
      says: [/problems/, /name is "Wrong Name"/, /allowed:/, /fix:/],
    },
    "a file that checks badly": {
      args: () => ["check", "--definition", file("wrong2.json", '{ "name": "wrong" }')],
      says: [/product wrong: \d+ problems/],
    },
    "the organization to check": { args: () => ["check", "organization"], says: [/no definition to check/] },
    "the foundation to check": { args: () => ["check", "foundation"], says: [/stack foundation has no definition/] },
    "a day that is none": {
      args: () => ["check", "shine"],
      env: { PLATFORM_TODAY: "tomorrow" },
      says: [/PLATFORM_TODAY is "tomorrow"/],
    },
  };
  for (const [what, { args, says, env }] of Object.entries(wrongCalls)) {
    it(`refuses ${what}`, () => {
      const run = platform(args(), env);
      assert.equal(run.status, 2, run.stderr);
      assert.equal(run.stdout, "");
      for (const words of says) assert.match(run.stderr, words);
      assert.doesNotMatch(run.stderr, /^\s+at /m, "a stack trace helps no caller");
    });
  }

  it("checks the catalogue", () => {
    const run = platform(["check"]);
    assert.equal(run.stderr, "");
    assert.equal(run.status, 0);
    for (const name of Object.keys(catalogue)) assert.ok(run.stdout.includes(`${name}: sound\n`));
  });

  for (const [name, content] of Object.entries({
    "default.ts": `import type { x } from "./types";\nexport default ${definition} satisfies object;\n`,
    "default.mjs": `export default ${definition};\n`,
    "default.mts": `export default ${definition} as object;\n`,
    "default.js": `export default ${definition};\n`,
    "default.cjs": `module.exports = ${definition};\n`,
    "default.json": definition,
  })) {
    it(`reads a definition from ${name}`, () => {
      const run = platform(["check", "--definition", file(name, content)]);
      assert.equal(run.stdout, "newborn: sound\n", run.stderr);
      assert.equal(run.status, 0);
    });
  }

  it("says what is missing where no package is installed yet", () => {
    mkdirSync(join(folder, "tools"));
    for (const path of ["tools/platform.mjs", "package.json"]) copyFileSync(join(ROOT, path), join(folder, path));
    const run = spawnSync(process.execPath, ["tools/platform.mjs", "check"], { cwd: folder, encoding: "utf8" });
    assert.equal(run.stderr, "error: the packages that this needs are not installed\n  fix: npm ci\n");
    assert.equal(run.status, 2);
  });

  it("reads a definition in JSON, with the schema by which an editor knows it", () => {
    const withSchema = file("schema.json", JSON.stringify({ $schema: "docs/definition.schema.json", ...newborn }));
    const { status, stdout, stderr } = platform(["check", "--definition", withSchema]);
    assert.equal(status, 0, stderr);
    assert.equal(stdout, "newborn: sound\n");
  });

  it("names the stacks", () => {
    assert.deepEqual(JSON.parse(platform(["stacks", "--format", "json"]).stdout), [
      "organization",
      "foundation",
      ...Object.keys(catalogue).sort(),
    ]);
  });
});
