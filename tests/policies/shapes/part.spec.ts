import assert from "node:assert/strict";
import type { Resource } from "../../../policies/kernel/resource";
import { buildShapes } from "../../../policies/shapes/build";
import { buildParts } from "../../../policies/shapes/build-parts";
import { lacking, narrowed, partOf, type Parts, problemsOf } from "../../../policies/shapes/part";
import { ANSWERED } from "../../../policies/shapes/places";
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
  const parts = buildParts({
    shapes,
    stacks: [{ name: "shop", resources }],
    chosen: ["web", "api"],
    products: {},
    ...args,
  });
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

  it("know what is unknown of others: lists and values, or that it is always made", () => {
    const parts = partsOf(
      monitor("shop", "shop-staging-web-cpu", { list: UNKNOWN, id: UNKNOWN }),
      monitor("shop", "shop-staging-web-memory", { list: ["x"], id: "y" }),
    );
    assert.deepEqual(parts[KIND], {
      "-cpu": { inputs: { id: "made", list: "made" } },
      "-memory": { inputs: { id: ["y"], list: "never", "list[]": ["x"] } },
    });
  });

  it("have lines of their own where they say JSON and another part any text", () => {
    const parts = partsOf(
      monitor("shop", "shop-staging-web-cpu", { text: "plain" }),
      monitor("shop", "shop-staging-web-memory", { text: '{"a":1}' }),
    );
    assert.deepEqual(parts[KIND]?.["-memory"], { inputs: { text: "never", "text(json)a": [1] } });
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

  it("have lists of blocks as they stand, where nothing in them is free", () => {
    const both = [
      { name: "a", value: 1 },
      { name: "b", value: 2 },
    ];
    const other = [{ name: "a", value: 2 }];
    const parts = partsOf(
      monitor("shop", "shop-staging-web-cpu", { text: JSON.stringify({ rows: both }), free: [[UNKNOWN], [UNKNOWN]] }),
      monitor("shop", "shop-staging-api-cpu", { text: JSON.stringify({ rows: other }), free: [[UNKNOWN]] }),
    );
    const part = parts[KIND]?.["-cpu"] ?? {};
    assert.deepEqual(part, { lists: { "text(json)rows": [both, other] } });
    const lacks = (rows: unknown) =>
      lacking({ type: MONITOR, ignoreChanges: [] }, { text: JSON.stringify({ rows }) }, part);
    assert.deepEqual(lacks(both), []);
    assert.deepEqual(lacks([...both].reverse()), []);
    assert.deepEqual(lacks([{ name: "a", value: "2", __defaults: [] }]), []);
    const told = ["text(json)rows is not as a whole what has been reviewed"];
    for (const rows of [[], [both[0]], [...both, ...other], [{ name: "a", value: 1 }]])
      assert.deepEqual(lacks(rows), told);
    assert.deepEqual(lacking({ type: MONITOR, ignoreChanges: [] }, { text: UNKNOWN }, part), []);
  });

  it("have lists of blocks as they stand, whatever others answer in them", () => {
    const rows = (id: unknown) => [
      { of: "errors", id },
      { of: "requests", id },
    ];
    const part =
      partsOf(
        monitor("shop", "shop-staging-web-cpu", { rows: rows(UNKNOWN) }),
        monitor("shop", "shop-staging-api-cpu", { rows: rows("sg-1") }),
      )[KIND]?.["-cpu"] ?? {};
    assert.deepEqual(part, { lists: { rows: [rows(ANSWERED)] } });
    const lacks = (own: unknown) => lacking({ type: MONITOR, ignoreChanges: [] }, { rows: own }, part);
    for (const whole of [rows(UNKNOWN), rows("sg-2"), rows(UNKNOWN).reverse()]) assert.deepEqual(lacks(whole), []);
    const lesser = [rows("a").slice(1), [{ of: "errors" }, ...rows("a").slice(1)], [...rows("a"), ...rows("a")]];
    for (const list of [...lesser, rows("a").map((row) => ({ ...row, of: "requests" }))])
      assert.deepEqual(lacks(list), ["rows is not as a whole what has been reviewed"]);
  });

  it("leave lists out that lines say as well, and those of which each is another", () => {
    const one = partsOf(monitor("shop", "shop-staging-web-cpu", { rows: [{ name: "a" }] }));
    assert.deepEqual(one[KIND]?.["-cpu"], {});
    const rows = [1, 2, 3, 4, 5, 6, 7].map((value) =>
      monitor("shop", `shop-staging-web-${value}-cpu`, { rows: [{ value }, { value: value + 1 }] }),
    );
    assert.deepEqual(partsOf(...rows)[KIND]?.["-cpu"], {});
  });

  it("have the keys that all have in a map, and what all pass over", () => {
    const tagged = (name: string, tags: Record<string, string>, ...ignoreChanges: string[]) => ({
      ...monitor("shop", name, { tags }),
      ignoreChanges,
    });
    const resources = [
      tagged("shop-staging-web-cpu", { env: "staging", Name: "x", tier: "a", more: "b" }, "size", "color"),
      tagged("shop-staging-api-cpu", { env: "staging", Name: "x", tier: "b" }, "size"),
    ];
    const free = [{ type: "*", path: "tags", is: "map", why: "whose" }];
    const args = { remote: new Set<string>(), names: [], marks: [], free };
    const shapes = buildShapes({ resources, ...args });
    const parts = buildParts({
      shapes,
      stacks: [{ name: "shop", resources }],
      chosen: ["web", "api"],
      products: {},
      ...args,
    });
    const part = parts[KIND]?.["-cpu"] ?? {};
    assert.deepEqual(part, { always: { tags: ["tier"], ignoreChanges: ["size"] } });
    assert.deepEqual(lacking({ type: MONITOR, ignoreChanges: ["size"] }, { tags: { tier: "c" } }, part), []);
    assert.deepEqual(lacking({ type: MONITOR, ignoreChanges: [] }, { tags: { env: "staging" } }, part), [
      "tags lacks tier, which every reviewed one has",
      "ignoreChanges lacks size, which every reviewed one has",
    ]);
    assert.deepEqual(lacking({ type: MONITOR, ignoreChanges: ["size"] }, { tags: UNKNOWN }, part), []);
  });

  it("have the forms of texts that a template writes, without what a definition chooses", () => {
    const message = (name: string, page = "{{#is_alert}}@pagerduty-shop{{/is_alert}}") =>
      `{{#is_alert}}${name} uses {{value}} %.{{/is_alert}} @slack-a-shop ${page}`;
    const cpu = (name: string, extra = "") =>
      `avg(last_15m):avg:cpu.p95{env:staging,service:${name}${extra}} by {host}`;
    const latency = (name: string, limit: number) =>
      monitor("shop", `shop-staging-${name}-latency`, { query: `x{a:b} > ${limit}` });
    const parts = partsOf(
      monitor("shop", "shop-staging-web-cpu", { query: `${cpu("web")} > 90`, message: message("web") }),
      monitor("shop", "shop-staging-api-cpu", { query: `${cpu("api/*")} > 90`, message: message("api") }),
      latency("web", 3),
      latency("api", 9.5),
    );
    const part = parts[KIND]?.["-cpu"] ?? {};
    const forms = {
      query: ["avg(last_15m):avg:cpu.p95{env,service} by {host} > 90"],
      message: ["{{#is_alert}} {{value}} {{/is_alert}} @slack {{#is_alert}} @pagerduty {{/is_alert}}"],
    };
    assert.deepEqual(part.forms, forms);
    assert.deepEqual(parts[KIND]?.["-latency"]?.forms, { query: ["x{a} > #"] });

    const lacks = (inputs: unknown) => lacking({ type: MONITOR, ignoreChanges: [] }, inputs, part);
    assert.deepEqual(lacks({ query: `${cpu("other")} > 90`, message: message("other") }), []);
    assert.deepEqual(lacks({ query: UNKNOWN, message: UNKNOWN }), []);
    const silent: readonly Record<string, string>[] = [
      { query: `${cpu("web")} > 95` },
      { query: `${cpu("web", ",zone:x")} > 90` },
      { query: `${cpu("web", ",!host:x")} > 90` },
      { query: `${cpu("web").replace("15m", "1d")} > 90` },
      { message: message("web", '{{#is_match "host.name" "x"}}@pagerduty-shop{{/is_match}}') },
      { message: message("web", "pagerduty-shop") },
      { message: message("web", "{{#is_alert}}@pagerduty-shop{{/is_alert}} @somebody@example.com") },
    ];
    for (const inputs of silent) {
      const [path = ""] = Object.keys(inputs);
      const told = lacks(inputs);
      assert.equal(told.length, 1, inputs[path]);
      assert.ok(told[0]?.startsWith(`${path} has a form that nobody has reviewed: `), told[0]);
    }
    const slow = parts[KIND]?.["-latency"] ?? {};
    assert.deepEqual(lacking({ type: MONITOR, ignoreChanges: [] }, { query: "x{a:c} > 77" }, slow), []);
  });

  it("of a component that is made for its name are called with it", () => {
    const types = ["platform:product:LogBuckets", "platform:data:Bucket", "aws:s3/bucket:Bucket"];
    const names = ["shop-staging-logs", "shop-staging-logs-access", "shop-staging-logs-access-bucket"];
    const urns = types.map(
      (type, index) => `urn:pulumi:shop::platform::${types.slice(0, index).join("$")}$${type}::${names[index]}`,
    );
    const resources = types.map((type, index) => ({
      ...make(type, names[index] ?? "", {}),
      urn: urns[index] ?? "",
      ...(index === 0 ? {} : { parent: urns[index - 1] ?? "" }),
    }));
    assert.deepEqual(partsOf(...resources)["platform:data:Bucket aws:s3/bucket:Bucket"], {
      "-shop-staging-logs-access-bucket": {},
    });
  });

  it("narrow the lines of their type and leave the others", () => {
    const type = { inputs: { "a?": [1, 2], b: "text", "c?": [true] } };
    assert.deepEqual(narrowed(type, { inputs: { a: [1], c: "never" } }).inputs, { a: [1], b: "text" });
    assert.deepEqual(narrowed(type, { inputs: { b: "never", "b[]": ["x"] } }).inputs, {
      "a?": [1, 2],
      "b[]": ["x"],
      "c?": [true],
    });
  });
});

describe("a file of parts", () => {
  const rows: readonly (readonly [what: string, value: unknown, problem: RegExp])[] = [
    ["a list", [], /must be an object/],
    ["a kind that is no object", { [KIND]: [] }, /must be an object: what a part is called/],
    ["a part that is none", { [KIND]: { "-cpu": 1 } }, /"-cpu" must be an object/],
    ["another key", { [KIND]: { "-cpu": { paths: {} } } }, /"-cpu" paths is unknown/],
    ["lists as a list", { [KIND]: { "-cpu": { lists: [] } } }, /"-cpu" lists must be an object/],
    ["inputs as a list", { [KIND]: { "-cpu": { inputs: [] } } }, /"-cpu" inputs must be an object/],
  ];
  for (const [what, value, problem] of rows)
    it(`is told of ${what}`, () => assert.match(problemsOf(value).join("\n"), problem));
});
