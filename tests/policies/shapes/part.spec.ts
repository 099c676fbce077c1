import assert from "node:assert/strict";
import type { Resource } from "../../../policies/kernel/resource";
import { buildShapes } from "../../../policies/shapes/build";
import { buildParts } from "../../../policies/shapes/build-parts";
import { narrowed, partOf, type Parts, problemsOf } from "../../../policies/shapes/part";
import { make, UNKNOWN } from "../support";

const WATCH = "platform:monitoring:Monitors";
const MONITOR = "datadog:index/monitor:Monitor";
const KIND = `${WATCH} ${MONITOR}`;

/** A monitor as a part of its component, with the component's URN in its own. */
function monitor(stack: string, name: string, props: Record<string, unknown>): Resource {
  const urn = `urn:pulumi:${stack}::platform::${WATCH}$${MONITOR}::${name}`;
  return { ...make(MONITOR, name, props), urn };
}

function partsOf(...resources: readonly Resource[]): Parts {
  const args = { remote: new Set<string>(), names: [], marks: [], free: [] };
  const shapes = buildShapes({ resources, ...args });
  const parts = buildParts({ shapes, stacks: [{ name: "shop", resources }], chosen: ["web", "api"], ...args });
  assert.deepEqual(problemsOf(parts), []);
  return parts;
}

describe("the parts of components", () => {
  it("are called as they end, without names that a definition chooses, zones and counts", () => {
    const parts = partsOf(
      monitor("shop", "shop-staging-web-cpu", { p: 1 }),
      monitor("shop", "shop-staging-api-cpu-a", { p: 1 }),
      monitor("shop", "shop-staging-api-2-cpu", { p: 1 }),
      monitor("shop", "shop-production-web-cpu", { p: 1 }),
    );
    assert.deepEqual(parts, { [KIND]: { "-cpu": {}, "-cpu production": {} } });
  });

  it("have what is narrower than of their type: values, what is always there, and what never is", () => {
    const parts = partsOf(
      monitor("shop", "shop-staging-web-cpu", { priority: 4, fast: true, always: "x" }),
      monitor("shop", "shop-staging-web-memory", { priority: 5, fast: true }),
      monitor("shop", "shop-staging-api-memory", { priority: 5, fast: true, always: "x" }),
    );
    assert.deepEqual(parts[KIND], {
      "-cpu": { inputs: { always: ["x"], priority: [4] } },
      "-memory": { inputs: { priority: [5] } },
    });
    const never = partsOf(
      monitor("shop", "shop-staging-web-cpu", { a: 1, b: 1 }),
      monitor("shop", "shop-staging-web-memory", { a: 1 }),
    );
    assert.deepEqual(never[KIND], { "-cpu": { inputs: { b: [1] } }, "-memory": { inputs: { b: "never" } } });
  });

  it("keep a line of the type below which they have others", () => {
    const parts = partsOf(
      monitor("shop", "shop-staging-web-cpu", { list: UNKNOWN }),
      monitor("shop", "shop-staging-web-memory", { list: ["x"] }),
    );
    assert.deepEqual(parts[KIND]?.["-memory"], {});
  });

  it("have the options that they alone are seen with", () => {
    const other = { ...monitor("shop", "shop-staging-web-memory", {}), protect: true };
    const parts = partsOf(monitor("shop", "shop-staging-web-cpu", {}), other);
    assert.deepEqual(parts[KIND]?.["-cpu"], { options: { protect: [false] } });
    assert.deepEqual(parts[KIND]?.["-memory"], { options: { protect: [true] } });
  });

  it("are found by the longest end of a name, whatever stands before it; another name has its type's shape", () => {
    const part = (inputs: Record<string, string>) => ({ inputs });
    const parts: Parts = {
      [KIND]: {
        "-cpu": part({ a: "never" }),
        "-row-cpu": part({ b: "never" }),
        "-cpu production": part({ c: "never" }),
      },
    };
    const found = (name: string) => partOf(parts, monitor("shop", name, {}), "shop")?.inputs;
    assert.deepEqual(found("shop-staging-anything-cpu"), { a: "never" });
    assert.deepEqual(found("shop-staging-x-row-cpu"), { b: "never" });
    assert.deepEqual(found("shop-production-x-cpu"), { c: "never" });
    assert.equal(found("shop-production-x-row"), undefined);
    assert.equal(partOf(parts, make(MONITOR, "shop-staging-x-cpu", {}), "shop"), undefined);
  });

  it("narrow the lines of their type and leave the others", () => {
    const type = { inputs: { "a?": [1, 2], b: "text", "c?": [true] } };
    assert.deepEqual(narrowed(type, { inputs: { a: [1], c: "never" } }).inputs, { a: [1], b: "text" });
  });
});

describe("a file of parts", () => {
  const rows: readonly (readonly [what: string, value: unknown, problem: RegExp])[] = [
    ["a list", [], /must be an object/],
    ["a kind that is no object", { [KIND]: [] }, /must be an object: what a part is called/],
    ["a part that is none", { [KIND]: { "-cpu": 1 } }, /"-cpu" must be an object/],
    ["another key", { [KIND]: { "-cpu": { paths: {} } } }, /"-cpu" paths is unknown/],
    ["inputs as a list", { [KIND]: { "-cpu": { inputs: [] } } }, /"-cpu" inputs must be an object/],
  ];
  for (const [what, value, problem] of rows)
    it(`is told of ${what}`, () => assert.match(problemsOf(value).join("\n"), problem));
});
