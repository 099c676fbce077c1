import assert from "node:assert/strict";
import { buildShapes, staleEntries } from "../../../policies/shapes/build";
import type { Free } from "../../../policies/shapes/free-by-nature";
import { problemsOf, type TypeShape } from "../../../policies/shapes/shape";
import { make, type Options, SECRET, UNKNOWN } from "../support";

const TYPE = "aws:x/y:Z";

interface Given {
  readonly free?: readonly Free[];
  readonly names?: readonly string[];
  readonly marks?: readonly string[];
  readonly options?: Options;
}

function shapeOf(
  inputs: readonly object[],
  { free = [], names = [], marks = [], options = {} }: Given = {},
): TypeShape {
  const resources = inputs.map((props, index) => make(TYPE, `r${index}`, { ...props }, options));
  const shapes = buildShapes({ resources, remote: new Set(), names, marks, free });
  assert.deepEqual(problemsOf(shapes), []);
  return shapes[TYPE] as TypeShape;
}

/** Inputs, and the lines that they come to. */
const rows: Readonly<Record<string, readonly [readonly object[], object, Given?]>> = {
  "a flag, by the values seen": [[{ a: true }, { a: false }, { a: true }], { a: [false, true] }],
  "a word": [[{ a: "ENABLED" }], { a: ["ENABLED"] }],
  "numbers, in their order": [[{ a: 10 }, { a: 9 }], { a: [9, 10] }],
  "what is not there each time": [[{ a: 1, b: 2 }, { a: 1 }], { a: [1], "b?": [2] }],
  "nothing at all": [[{ a: undefined, b: null }], {}],
  "within an object, by its surroundings": [
    [{ o: { a: 1, b: 2 } }, { o: { a: 1 } }, {}],
    { "o?.a": [1], "o?.b?": [2] },
  ],
  "elements of a list, all as one": [[{ l: [{ a: 1 }, { a: 2, b: 3 }] }], { "l[].a": [1, 2], "l[].b?": [3] }],
  "a list of words": [[{ l: ["x", "y"] }], { "l[]": ["x", "y"] }],
  "lists within lists": [[{ l: [["x"], ["y"]] }], { "l[][]": ["x", "y"] }],
  "a list with nothing in it": [[{ l: [] }, { l: ["x"] }], { l: "empty", "l[]": ["x"] }],
  "an object with nothing in it": [[{ o: {} }], { o: "empty" }],
  "what is unknown each time": [[{ a: UNKNOWN }, { a: UNKNOWN }], { a: "made" }],
  "what is unknown now and then": [[{ a: UNKNOWN }, { a: "x" }], { a: "computed" }],
  "a list that is unknown now and then": [[{ l: UNKNOWN }, { l: ["x"] }], { l: "computed" }],
  "a secret": [[{ a: SECRET }], { a: "secret" }],
  "what is a secret now and then": [[{ a: SECRET }, { a: "x" }], { a: "text" }],
  "JSON in a text": [[{ a: '[{"b":true}]' }], { "a(json)[].b": [true] }],
  "an object of JSON": [[{ a: '{"b":{"c":1}}' }], { "a(json)b.c": [1] }],
  "a text that is JSON now and then": [[{ a: "{}" }, { a: "x" }], { a: "text" }],
  "a policy document in JSON": [[{ policy: '{"Statement":[]}' }], { policy: "document" }],
  "a policy document as an object": [[{ policy: { Statement: [] } }], { policy: "document" }],
  "a document, or other JSON": [[{ a: '{"Statement":[]}' }, { a: '{"b":1}' }], { a: "document", "a(json)b": [1] }],
  "a file": [[{ code: { __pulumiArchive: true, path: "x" } }], { code: "asset" }],
  "a name with a dot": [[{ o: { "a.b[c]?": 1 } }], { "o.a%2Eb%5Bc%5D%3F": [1] }],
  "a name of the company's": [[{ a: "own" }], { a: "text" }, { names: ["own"] }],
  "a name that is a word, in other words": [[{ a: "own goal" }], { a: ["own goal"] }, { names: ["own"] }],
  "a name that is no word, within a text": [[{ a: "arn:aws:x::own-web/1" }], { a: "text" }, { names: ["own-web"] }],
  "a name within a longer one": [[{ a: "disown-web" }], { a: ["disown-web"] }, { names: ["own-web"] }],
  "a marked name within a text": [[{ a: "arn:aws:x::own-web/1" }], { a: "text" }, { marks: ["own"] }],
  "a marked name in camel case": [[{ a: "OwnWebLimit" }], { a: "text" }, { marks: ["own"] }],
  "a mark within a word": [[{ a: "unknown" }], { a: ["unknown"] }, { marks: ["own"] }],
  "a name of several words": [[{ a: "x.our-inc.co.jp" }], { a: "text" }, { names: ["our-inc.co.jp"] }],
  "a number of the company's": [[{ a: 7001001 }], { a: "number" }, { names: ["7001001"] }],
  "one of several that is the company's": [[{ a: "own" }, { a: "web" }], { a: "text" }, { names: ["own"] }],
  "more texts than an enumeration has": [Array.from({ length: 25 }, (_, n) => ({ a: `v${n}` })), { a: "text" }],
  "more numbers than an enumeration has": [Array.from({ length: 13 }, (_, n) => ({ a: n })), { a: "number" }],
  "what is free by nature": [
    [{ a: 1 }],
    { a: "number 1 to 7" },
    { free: [{ type: TYPE, path: "a", is: "number 1 to 7", why: "" }] },
  ],
  "free wherever a path ends so": [
    [{ a: { tags: { x: "y" } }, tags: { z: "y" } }],
    { "a.tags": "map", tags: "map" },
    { free: [{ type: "*", path: "tags", is: "map", why: "" }] },
  ],
  "free in another type": [[{ a: 1 }], { a: [1] }, { free: [{ type: "aws:o/t:H", path: "a", is: "number", why: "" }] }],
};

describe("the shape of", () => {
  for (const [name, [inputs, lines, given]] of Object.entries(rows)) {
    it(name, () => assert.deepEqual(shapeOf(inputs, given).inputs, lines));
  }

  it("options: those that somebody gave", () => {
    assert.equal(shapeOf([{}]).options, undefined);
    const options = { retainOnDelete: true, additionalSecretOutputs: ["b", "a"], deleteBeforeReplace: false };
    assert.deepEqual(shapeOf([{}], { options: { protect: true, ignoreChanges: ["x", "w"], options } }).options, {
      additionalSecretOutputs: ["a, b"],
      deleteBeforeReplace: [false],
      ignoreChanges: ["w", "x"],
      protect: [true],
      retainOnDelete: [true],
    });
  });

  it("what the provider of a component makes: nothing must be there", () => {
    const shapes = buildShapes({
      resources: [make(TYPE, "r", { a: 1 })],
      remote: new Set([TYPE]),
      names: [],
      marks: [],
      free: [],
    });
    assert.deepEqual(shapes[TYPE]?.inputs, { "a?": [1] });
  });

  it("the same resources in another order is the same", () => {
    const resources = [
      make("b:b:B", "b", { z: 1, a: "x" }),
      make("a:a:A", "a", { a: true }),
      make("b:b:B", "c", { a: "w" }),
    ];
    const build = (list: typeof resources): string =>
      JSON.stringify(buildShapes({ resources: list, remote: new Set(), names: [], marks: [], free: [] }));
    assert.equal(build([...resources].reverse()), build(resources));
  });
});

describe("entries by hand", () => {
  const resources = [make(TYPE, "r", { list: [{ size: 1 }] })];
  const free: readonly Free[] = [
    { type: TYPE, path: "list[].size", is: "number", why: "" },
    { type: "*", path: "size", is: "number", why: "" },
    { type: TYPE, path: "list[].count", is: "number", why: "" },
    { type: "aws:o/t:H", path: "list[].size", is: "number", why: "" },
    { type: "*", path: "tags", is: "map", why: "" },
  ];

  it("that nothing uses are told", () => {
    const shapes = buildShapes({ resources, remote: new Set(), names: [], marks: [], free });
    assert.deepEqual(staleEntries(shapes, free, { "a:a:A": TYPE, "b:b:B": "c:c:C" }), [
      `freeByNature: ${TYPE} sets no list[].count`,
      "freeByNature: aws:o/t:H sets no list[].size",
      "freeByNature: * sets no tags",
      "madeByComponents: b:b:B is made by c:c:C, which nobody makes",
    ]);
  });
});
