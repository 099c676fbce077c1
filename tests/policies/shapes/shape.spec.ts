import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi";
import { DataError } from "../../../policies/data";
import { loadShapes, problemsOf } from "../../../policies/shapes/shape";

const KINDS = "text, number, made, computed, secret, document, map, asset, empty, number 1 to 7";

/** What stands in the file, and what is told of it. */
const rows: Readonly<Record<string, readonly [unknown, readonly string[]]>> = {
  "no object": [[], ["the whole must be an object: a type, then its options and inputs"]],
  "a type without inputs": [{ "a:b:C": {} }, ["a:b:C must be an object with inputs"]],
  "another part": [
    { "a:b:C": { inputs: {}, outputs: {} } },
    ["a:b:C outputs is unknown: a type has options and inputs"],
  ],
  "another kind": [{ "a:b:C": { inputs: { a: "txt" } } }, [`a:b:C a must be a list of values, or one of ${KINDS}`]],
  "no value": [{ "a:b:C": { inputs: { a: [] } } }, [`a:b:C a must be a list of values, or one of ${KINDS}`]],
  "a value that is none": [
    { "a:b:C": { inputs: { a: [{}] } } },
    [`a:b:C a must be a list of values, or one of ${KINDS}`],
  ],
  "no path": [{ "a:b:C": { inputs: { "a..b": "text" } } }, ["a:b:C a..b is no path such as rules[].action?.block"]],
  "another option": [
    { "a:b:C": { options: { hooks: [true] }, inputs: {} } },
    [
      "a:b:C options.hooks is no option: allowed are protect, retainOnDelete, deleteBeforeReplace, additionalSecretOutputs, customTimeouts, replaceOnChanges, pluginDownloadURL, ignoreChanges",
    ],
  ],
  "an option without values": [
    { "a:b:C": { options: { protect: true }, inputs: {} } },
    ["a:b:C options.protect must be a list of values"],
  ],
  "nothing wrong": [
    {
      "a:b:C": {
        options: { protect: [true] },
        inputs: { "a?[].b(json)[]": "number 0.5 to 7", "c(json)d%2Ee?": [1, "x"] },
      },
    },
    [],
  ],
};

describe("the file of shapes", () => {
  const folder = mkdtempSync(join(tmpdir(), "shapes-"));
  after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "shapes.json");
  const refused = (path: string, message: RegExp): void =>
    assert.throws(
      () => loadShapes(path),
      (error) =>
        error instanceof DataError &&
        RunError.isInstance(error) &&
        message.test(error.message) &&
        error.message.endsWith("fix: npm run generate writes it anew"),
    );

  for (const [name, [content, problems]] of Object.entries(rows)) {
    it(`with ${name}`, () => assert.deepEqual(problemsOf(content), problems));
  }

  it("is refused with every place at once", () => {
    writeFileSync(file, JSON.stringify({ "a:b:C": { inputs: { a: "txt" } }, "a:b:D": {} }));
    refused(file, /shapes\.json cannot be used:\n {2}a:b:C a must be .*\n {2}a:b:D must be an object with inputs\n/);
  });

  it("is refused when it is missing or no JSON", () => {
    refused(join(folder, "none.json"), /the file cannot be read/);
    writeFileSync(file, "{");
    refused(file, /it is not JSON/);
  });
});
