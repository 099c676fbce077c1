import assert from "node:assert/strict";
import { compare } from "../../../policies/shapes/compare";
import { treeOf, type TypeShape } from "../../../policies/shapes/shape";
import { make, type Options, SECRET, UNKNOWN } from "../support";

const shape: TypeShape = {
  options: { ignoreChanges: ["count"], protect: [true] },
  inputs: {
    "mode?": ["off", "on"],
    "count?": "number 1 to 7",
    "key?": "secret",
    "name?": "text",
    "rules?[].action": ["block"],
    "rules?[].limit?": [100],
    "json?(json)[].flag": [true],
    "none?": "empty",
    "policy?": "document",
    "both?": "document",
    "both?(json)a": [1],
    "id?": "computed",
    "tags?": "map",
  },
};
const words = new Set(["off", "on", "block", "allow"]);

function told(inputs: object, options: Options = {}): readonly string[] | "unreadable" {
  const resource = make("aws:x/y:Z", "r", { ...inputs }, { protect: true, ...options });
  const { problems, unreadable } = compare({ shape, tree: treeOf(shape), resource, inputs: resource.props, words });
  return unreadable && problems.length === 0 ? "unreadable" : problems;
}

const nobody = "which nobody has reviewed";
const rows: Readonly<Record<string, readonly [object, readonly string[] | "unreadable", Options?]>> = {
  "another property": [{ devices: ["/dev/sda"] }, [`it sets devices, ${nobody}`]],
  "another property within": [{ rules: [{ action: "block", count: 1 }] }, [`it sets rules[].count, ${nobody}`]],
  "another property within JSON": [
    { json: '[{"flag":true,"privileged":true}]' },
    [`it sets json(json)[].privileged, ${nobody}`],
  ],
  "another value, a word of the platform's": [
    { mode: "allow" },
    [`it sets mode to "allow", ${nobody}; reviewed: off, on`],
  ],
  "another value, which may be a secret": [
    { mode: "hunter2" },
    [`it sets mode to a value, ${nobody}; reviewed: off, on`],
  ],
  "another number": [
    { rules: [{ action: "block", limit: 5 }] },
    [`it sets rules[].limit to 5, ${nobody}; reviewed: 100`],
  ],
  "a number as a text": [{ rules: [{ action: "block", limit: "100" }] }, []],
  "a number beyond its bounds": [{ count: 8 }, ["count is 8; reviewed: 1 to 7"]],
  "a text where a number stands": [{ count: "many" }, ["count is no number"]],
  "a property that is gone": [{ rules: [{}] }, [`it sets nothing within rules[], ${nobody}`]],
  "a property that is gone, beside another": [
    { rules: [{ limit: 100 }] },
    ["it does not set rules[].action, which every reviewed one does"],
  ],
  "a list where none was": [{ name: ["x"] }, [`it sets name[], ${nobody}`]],
  "an object where none was": [{ name: { first: "x" } }, [`name is an object, ${nobody}`]],
  "a list emptied": [{ rules: [] }, [`rules is an empty list, ${nobody}`]],
  "what may be empty": [{ none: {} }, []],
  "what may be empty, and is not": [{ none: { a: 1 } }, [`it sets none.a, ${nobody}`]],
  "a secret in clear": [{ key: "hunter2" }, ["key is in clear; every reviewed one is a secret"]],
  "a secret": [{ key: SECRET }, []],
  "an unknown secret": [{ key: UNKNOWN }, "unreadable"],
  "an unknown flag": [{ mode: UNKNOWN }, "unreadable"],
  "an unknown list": [{ rules: UNKNOWN }, "unreadable"],
  "unknown JSON": [{ json: UNKNOWN }, "unreadable"],
  "secret JSON": [{ json: SECRET }, "unreadable"],
  "an unknown property that nobody has reviewed": [{ other: UNKNOWN }, [`it sets other, ${nobody}`]],
  "what is free, unknown or secret": [{ name: UNKNOWN, tags: SECRET, id: SECRET, policy: UNKNOWN }, []],
  "a document or other JSON: the one": [{ both: '{"Statement":[]}' }, []],
  "a document or other JSON: the other": [{ both: '{"a":1}' }, []],
  "a document or other JSON: neither": [{ both: '{"a":2}' }, [`it sets both(json)a to 2, ${nobody}; reviewed: 1`]],
  "no JSON": [{ json: "hunter2" }, ["json is no JSON"]],
  "a document where none was": [{ name: { Statement: [] } }, [`name is a policy document, ${nobody}`]],
  "a file where none was": [{ name: { __pulumiAsset: true } }, [`name is a file, ${nobody}`]],
  "an option": [{}, [`its option protect is false, ${nobody}; reviewed: true`], { protect: false }],
  "an ignored input": [
    {},
    [`its option ignoreChanges is mode, ${nobody}; reviewed: count`],
    { ignoreChanges: ["mode"] },
  ],
  "an option that nobody gave before": [
    {},
    [`its option customTimeouts is 60s, ${nobody}; reviewed: none`],
    { options: { customTimeouts: ["60s"] } },
  ],
};

describe("a resource beside its shape", () => {
  for (const [name, [inputs, problems, options]] of Object.entries(rows)) {
    it(name, () => assert.deepEqual(told(inputs, options), problems));
  }

  it("tells no value of a text that is free, or that it does not know", () => {
    const said = told({ key: "hunter2", mode: "hunter2", json: "hunter2", name: ["hunter2"], other: "hunter2" });
    assert.equal(said.length, 5);
    assert.doesNotMatch(JSON.stringify(said), /hunter2/);
  });
});
