import assert from "node:assert/strict";
import { z } from "zod";
import { check } from "../../../components/definition/check";
import { nameIn } from "../../../components/definition/checks/data";
import { shape } from "../../../components/definition/shape";
import { describeProblems } from "../../../components/refuse";
import { factsFor } from "../../../stacks/facts";
import { shine } from "../../../stacks/products/shine";
import { at, type Loose, set, web } from "./wrong-definitions";

const told = (definition: unknown): string =>
  describeProblems("product", check(definition, factsFor(definition, "2026-11-23")));
const broken = (spoil: (definition: Loose) => unknown): unknown => {
  const definition = structuredClone(shine) as unknown as Loose;
  spoil(definition);
  return definition;
};
const throws = { get: () => assert.fail("closed"), ownKeys: () => assert.fail("closed") };

/** What no JSON could hold: where it stands, and how it is told. */
const rows: readonly [what: string, definition: () => unknown, says: RegExp][] = [
  [
    "a number of arbitrary length",
    () => broken((d) => set(web(d), "port", 10n)),
    /services\.web\.port is 10n\n.*1024 to 65535/,
  ],
  ["no number at all", () => broken((d) => set(web(d), "port", Number.NaN)), /services\.web\.port is NaN\n.*1024/],
  ["a number without end", () => broken((d) => set(web(d), "cpu", Infinity)), /services\.web\.cpu is Infinity\n.*256/],
  [
    "a function",
    () => broken((d) => set(at(web(d)["environment"]), "X", () => 1)),
    /environment\.X is a function\n.*a string/,
  ],
  ["a symbol", () => broken((d) => set(web(d), "healthPath", Symbol("x"))), /healthPath is a symbol/],
  [
    "undefined",
    () => broken((d) => set(d, "edge", { cachedPaths: undefined })),
    /edge\.cachedPaths is undefined\n.*a list/,
  ],
  [
    "a date",
    () => broken((d) => set(at(d["edge"]), "countUntil", { common: new Date(0) })),
    /countUntil\.common is a Date\n.*YYYY/,
  ],
  ["a map", () => broken((d) => set(d, "services", new Map())), /services is a Map\n.*by name/],
  ["a set in a list", () => broken((d) => set(web(d), "calls", [new Set()])), /calls\[0\] is a Set/],
  ["itself", () => broken((d) => set(web(d), "scaling", d)), /services\.web\.scaling is what it stands in itself/],
  ["no end of levels", () => broken((d) => set(d, "title", deep(5000))), /title is .*\n.*1 to 64/],
  [
    "a getter that throws",
    () => broken((d) => Object.defineProperty(d, "services", { get: throws.get, enumerable: true })),
    /services is a getter that cannot be read: closed/,
  ],
  [
    "a name that cannot be read",
    () => broken((d) => Object.defineProperty(d, "name", { get: throws.get, enumerable: true })),
    /name is a getter/,
  ],
  ["a Proxy that throws", () => new Proxy({}, throws), /the definition is an object that cannot be read: closed/],
  ["a Promise", () => Promise.resolve(shine), /the definition is a Promise\n.*keys are name, title/],
  ["what inherits", () => Object.create(shine) as unknown, /with a prototype of its own/],
  ["nothing", () => undefined, /the definition is undefined/],
  [
    "the name that sets a prototype",
    () => broken((d) => set(at(d["edge"]), "countUntil", JSON.parse('{"__proto__":"2026-12-01"}'))),
    /edge\.countUntil\.__proto__\n.*keeps nothing/,
  ],
  [
    "a prototype in a literal",
    () => broken((d) => set(d, "databases", { __proto__: { engine: "aurora-mysql" } })),
    /databases is a thing with a prototype/,
  ],
  [
    "the name that every object has",
    () => broken((d) => set(at(d["services"]), "constructor", { cpu: 256, memory: 512 })),
    /services\.constructor\n.*JavaScript keeps/,
  ],
  [
    "a call to it",
    () => broken((d) => set(web(d), "calls", ["constructor"])),
    /calls\[0\] is "constructor"\n.*JavaScript keeps/,
  ],
  [
    "a size of what every object has",
    () => broken((d) => set(at(at(d["environments"])["staging"]), "services", { toString: {}, valueOf: {} })),
    /services\.valueOf is "valueOf"\n.*a service: api/,
  ],
  [
    "a size of a database that every object has",
    () => broken((d) => set(at(at(d["environments"])["staging"]), "databases", { toString: {} })),
    /databases\.toString is "toString"\n.*a database: primary/,
  ],
];

describe("a definition that is no data", () => {
  for (const [what, definition, says] of rows) {
    it(`is refused, and tells where: ${what}`, () => {
      const text = told(definition());
      assert.match(text, says);
      assert.match(text, /: [1-3] problems?\n/, "little follows from it");
    });
  }

  it("is read once, and left as it is", () => {
    const definition = broken((d) => set(web(d), "port", "3000"));
    const before = structuredClone(definition);
    told(definition);
    assert.deepEqual(definition, before);
  });

  it("has the name that it says, where that can be read", () => {
    assert.equal(nameIn({ name: "shine" }), "shine");
    for (const none of [undefined, null, {}, { name: "" }, { name: 7 }, new Proxy({}, throws)])
      assert.equal(nameIn(none), undefined);
  });
});

describe("the words of the shape", () => {
  it("are the project's own, whatever stands in whatever place", () => {
    const places = placesIn(shape);
    assert.ok(places.length > 150, `${places.length} places`);
    for (const path of places) {
      for (const value of [null, [], {}, "", "?", -1, 1e9, 0.3, true, Symbol("s"), [null], { "?": 1 }]) {
        const whole = path.reduceRight<unknown>((inner, key) => (key === 0 ? [inner] : { [key]: inner }), value);
        for (const { allowed } of check(whole, factsFor(whole, "2026-11-23")))
          assert.doesNotMatch(allowed, /invalid|expected|received|unrecognized|too (big|small)/i, path.join("."));
      }
    }
  });
});

/** Every place that the shape knows, a name standing for all names. */
function placesIn(node: unknown, path: readonly PropertyKey[] = []): (readonly PropertyKey[])[] {
  if (node instanceof z.ZodOptional) return placesIn(node.unwrap(), path);
  if (node instanceof z.ZodObject)
    return [path, ...Object.entries(node.shape).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
  if (node instanceof z.ZodRecord) {
    const key = node.keyType instanceof z.ZodEnum ? String(node.keyType.options[0]) : "name";
    return [path, ...placesIn(node.valueType, [...path, key])];
  }
  return node instanceof z.ZodArray ? [path, ...placesIn(node.element, [...path, 0])] : [path];
}

function deep(levels: number): unknown {
  return levels === 0 ? {} : { a: deep(levels - 1) };
}
