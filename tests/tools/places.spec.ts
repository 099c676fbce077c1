import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placesIn } from "../../tools/places";
import { copyProject } from "../support/copy";

const file = join(process.cwd(), "d.ts");
const text = `const size = { cpu: 256 } as const;
const shared = { web: { ...size, "port": 80 } };
export default {
  name: "x",
  services: {
    ...shared,
    "front-end": { cpu: 1, parameters: ["a", "b"] },
  },
  edge: shared.web,
} satisfies object;
`;

describe("where a path is written", () => {
  const at = placesIn(file, text);
  for (const [path, place] of Object.entries({
    name: "4:3",
    'services["front-end"].cpu': "7:20",
    'services["front-end"].parameters[1]': "7:46",
    // What is spread is followed in the file.
    "services.web.port": "2:34",
    "services.web.cpu": "1:16",
    "edge.port": "2:34",
    // What is missing stands in what holds it.
    'services["front-end"].memory': "7:5",
    "environments.production.zones": "3:16",
    "the definition": "3:16",
  }))
    it(`knows ${path}`, () => assert.equal(at(path), `d.ts:${place}`));

  it("reads JSON, and a ledger's own way of writing a path", () => {
    const json = '{\n  "accounts": {\n    "log-archive": "1"\n  }\n}\n';
    assert.equal(placesIn(join(process.cwd(), "l.json"), json)("accounts.log-archive"), "l.json:3:5");
  });
});

describe("what people write, checked as a whole", function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "platform-places-"));
    copyProject(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  /** The commands with files changed so, and back again. */
  const changed = (edits: Readonly<Record<string, readonly [from: string, to: string]>>, ...calls: string[][]) => {
    const before = Object.keys(edits).map((path) => [path, readFileSync(join(folder, path), "utf8")] as const);
    for (const [path, whole] of before) assert.ok(whole.includes(edits[path]?.[0] ?? ""), path);
    try {
      for (const [path, whole] of before)
        writeFileSync(join(folder, path), whole.replace(...(edits[path] as [string, string])));
      return calls.map((args) =>
        spawnSync(process.execPath, ["tools/platform.mjs", ...args], { cwd: folder, encoding: "utf8" }),
      );
    } finally {
      for (const [path, whole] of before) writeFileSync(join(folder, path), whole);
    }
  };
  /** The line and column at which a text stands in a file. */
  const place = (path: string, words: string): string => {
    const lines = readFileSync(join(folder, path), "utf8").split("\n");
    const line = lines.findIndex((one) => one.includes(words));
    return `${path}:${line + 1}:${(lines[line] ?? "").indexOf(words) + 1}`;
  };

  it("tells a product that does not parse by its place, and keeps nobody from another", () => {
    const edit = { "stacks/products/shine.ts": ["port: 3000", "port 3000"] } as const;
    const [all, other, own, organization, generated] = changed(
      edit,
      ["check"],
      ["preview", "minimal"],
      ["preview", "shine"],
      ["preview", "organization"],
      ["generate", "--check"],
    );
    const told = /shine\.ts does not parse: .*\(line 15, column 12\)/;
    for (const run of [all, own, organization, generated]) {
      assert.equal(run?.status, 2, run?.stderr);
      assert.match(run?.stderr ?? "", told);
    }
    assert.equal(all?.stdout, "minimal: sound\n");
    assert.equal(other?.status, 0, other?.stderr);
    assert.equal(other?.stderr, "");
  });

  it("tells ledger, company and waivers at once, each by file, line and column", () => {
    const [run] = changed(
      {
        "stacks/ledger.json": ['"rootId": "', '"rootId": "x'],
        "policies/company.json": ['"account": "464', '"account": "x464'],
        "policies/waivers.ts": [
          "readonly Waiver[] = []",
          'readonly Waiver[] = [{ rule: "a", urn: "b", owner: "", reason: "r", ticket: "t", start: "2020-01-01", end: "2020-01-02" }]',
        ],
      },
      ["check"],
    );
    assert.equal(run?.status, 2);
    for (const words of [
      /stacks\/ledger\.json: organization\.rootId is "xr-/,
      new RegExp(`at: ${place("stacks/ledger.json", '"rootId"')}`),
      /policies\/company\.json: datadog\.account is "x/,
      new RegExp(`at: ${place("policies/company.json", '"account": "464')}`),
      /policies\/waivers\.ts: waivers\[0\]/,
      /it has no owner; it has expired/,
      /at: policies\/waivers\.ts:\d+:43/,
    ])
      assert.match(run?.stderr ?? "", words);
  });

  it("tells the constants and the people at once", () => {
    const [run] = changed(
      {
        "stacks/foundation.ts": ['"aws-security@example.com"', '"aws-security"'],
        "stacks/people.ts": ['phone: "+819005550102"', 'phone: "+819005550101"'],
      },
      ["check"],
    );
    assert.equal(run?.status, 2);
    const written = place("stacks/people.ts", 'phone: "+819005550102"');
    for (const words of [
      /contacts\.security\.email/,
      /at: stacks\/foundation\.ts:\d+:7/,
      /people\["daichi-sato"\]\.phone/,
      new RegExp(`at: ${written}`),
    ])
      assert.match(run?.stderr ?? "", words);
  });

  it("tells every definition with its file", () => {
    const [run] = changed(
      {
        "stacks/products/shine.ts": ["port: 3000", "port: 80"],
        "stacks/products/minimal.ts": ['owner: "team-platform"', 'owner: "team-platfrm"'],
      },
      ["check"],
    );
    assert.equal(run?.status, 2);
    assert.match(run?.stderr ?? "", /services\.web\.port is 80\n {4}at: stacks\/products\/shine\.ts:15:7\n/);
    assert.match(run?.stderr ?? "", /owner is "team-platfrm"\n {4}at: stacks\/products\/minimal\.ts:\d+:3\n/);
  });
});
