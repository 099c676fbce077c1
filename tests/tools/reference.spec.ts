import assert from "node:assert/strict";
import { z } from "zod";
import type { ProductDefinition } from "../../components/definition/definition";
import { complete } from "../../components/definition/defaults";
import { shape } from "../../components/definition/shape";
import { minimal } from "../../stacks/products/minimal";
import { insideOf } from "../../tools/reference/allowed";
import { definitionFields, type Field, type Kind } from "../../tools/reference/fields";
import { renderPage } from "../../tools/reference/page";
import { exampleOf } from "../../tools/reference/schema";
import { givens } from "../support/givens";
import { evaluateProduct } from "../support/products";

interface Placed {
  readonly path: string;
  readonly field: Field;
  readonly node: z.core.$ZodType;
}

/** Every field with its path and what the shape says of it; of what stands at several places each. */
function fieldsOf(type: Kind, node: z.core.$ZodType, path = ""): Placed[] {
  if (type.kind === "plain") return [];
  if (type.kind !== "object")
    return fieldsOf(type.of, insideOf(node), type.kind === "list" ? `${path}[]` : `${path}.${type.key}`);
  return type.of.fields.flatMap((field) => {
    const placed = { path: `${path}.${field.name}`.replace(/^\./, ""), field, node: insideOf(node, field.name) };
    return [placed, ...fieldsOf(field.type, placed.node, placed.path)];
  });
}

const fields = fieldsOf({ kind: "object", of: definitionFields() }, shape);
const isLeaf = ({ type }: Field): boolean =>
  type.kind === "plain" || ((type.kind === "list" || type.kind === "map") && type.of.kind === "plain");

describe("the reference of definitions", () => {
  it("knows as many fields as the shape", () => {
    assert.deepEqual([...new Set(fields.map(({ path }) => path.split(".")[0]))], Object.keys(shape.shape));
    assert.ok(fields.length > 100, String(fields.length));
  });

  it("has a meaning for every field, a unit for a number, a default for what is left out, an example for a value", () => {
    const lacking = fields.flatMap(({ path, field }) => {
      const { text, unit, default: left, example } = field.doc;
      const number = field.type.kind === "plain" && /^number$|^\d/.test(field.type.text);
      return [
        ...(text === "" ? [`${path}: a doc comment`] : []),
        ...(number && unit === undefined ? [`${path}: @unit`] : []),
        ...(field.optional === (left === undefined)
          ? [`${path}: @default of what is optional, and of nothing else`]
          : []),
        ...(isLeaf(field) && example === undefined ? [`${path}: @example`] : []),
      ];
    });
    assert.deepEqual(lacking, []);
  });

  it("gives examples that the shape admits", () => {
    for (const { path, field, node } of fields) {
      const example = exampleOf(field.doc);
      if (example === undefined) continue;
      assert.deepEqual(z.safeParse(node, example).error?.issues ?? [], [], path);
    }
  });

  it("gives the defaults that are filled in", () => {
    const one = { cpu: 256, memory: 512 };
    const product = complete(
      { ...minimal, services: { one }, databases: { one: { engine: "aurora-mysql" } }, repositories: { one: {} } },
      givens,
    ) as unknown;
    const compared = fields.flatMap(({ path, field }) => {
      const literal = /^("[^"]*"|[\d.]+|true|false|\[[^\]]*\])(?=$|,)/.exec(field.doc.default ?? "")?.[0];
      const keys = path.replaceAll("<name>", "one").split(".");
      const is = keys.reduce<unknown>((within, key) => (within as Record<string, unknown> | undefined)?.[key], product);
      if (literal === undefined || is === undefined) return [];
      assert.deepEqual(is, JSON.parse(literal), path);
      return [path];
    });
    assert.ok(compared.length >= 18, compared.join(", "));
  });

  it("names a field on its page once, with a link that leads somewhere", () => {
    const page = renderPage();
    const headings: readonly string[] = page.match(/^### .*$/gm) ?? [];
    assert.equal(new Set(headings).size, headings.length);
    for (const [, anchor] of page.matchAll(/\]\(#([\w-]+)\)/g))
      assert.ok(page.includes(`<a id="${anchor}"></a>`), anchor);
    for (const path of ["services.<name>.port", "environments.*.databases.<name>.serverless.minAcu"])
      assert.ok(headings.includes(`### \`${path}\``), path);
  });
});

/** A product that has each kind of thing once. */
const plain = {
  ...minimal,
  services: { web: { port: 8080, cpu: 256, memory: 512 }, api: { port: 8081, cpu: 256, memory: 512 } },
  databases: { primary: { engine: "aurora-mysql" } },
  repositories: { code: {} },
} satisfies ProductDefinition;
const { services, databases, repositories, ...bare } = plain;
const web = (more: object) => ({ ...plain, services: { ...services, web: { ...services.web, ...more } } });
const routed = web({ route: { paths: ["/*"] } });
const edge = (more: object) => ({ ...routed, edge: more });
const production = (more: object) => ({ ...plain, environments: { staging: {}, production: more } });

/** For each optional field that creates something, a product without it and one with it. */
const grown: Readonly<Record<string, readonly [without: object, withIt: object]>> = {
  services: [bare, { ...bare, services }],
  databases: [bare, { ...bare, databases }],
  settings: [bare, { ...bare, settings: { one: "1" } }],
  repositories: [bare, { ...bare, repositories }],
  "services.<name>.cluster": [plain, web({ cluster: "other" })],
  "services.<name>.route": [plain, routed],
  "services.<name>.databases": [plain, web({ databases: ["primary"] })],
  "services.<name>.calls": [plain, web({ calls: ["api"] })],
  "services.<name>.grants.mail": [plain, web({ grants: { mail: { from: ["one"] } } })],
  "services.<name>.grants.events": [plain, web({ grants: { events: ["one"] } })],
  "services.<name>.scaling.memory": [plain, web({ scaling: { cpu: 60, memory: 60 } })],
  "services.<name>.scaling.schedule": [
    web({ scaling: { cpu: 60 } }),
    web({ scaling: { cpu: 60, schedule: { one: { cron: "0 1 * * *", min: 2, max: 4 } } } }),
  ],
  "edge.penetrationTests": [
    routed,
    edge({ penetrationTests: [{ cidrs: ["198.51.100.7/32"], until: "2026-12-01", ticket: "SEC-1" }] }),
  ],
  "edge.dnssec": [routed, edge({ dnssec: true })],
  "repositories.<name>.deploys": [plain, { ...plain, repositories: { code: { deploys: ["web"] } } }],
  "repositories.<name>.teams": [plain, { ...plain, repositories: { code: { teams: { "team-shine": "push" } } } }],
  "environments.development": [plain, { ...plain, environments: { ...plain.environments, development: {} } }],
  "environments.*.zones": [plain, production({ zones: 3 })],
  "environments.*.interfaceEndpoints": [production({ interfaceEndpoints: false }), plain],
  "environments.*.databases.<name>.readers": [plain, production({ databases: { primary: { readers: 3 } } })],
};

describe("what a field is said to create", function () {
  this.timeout(120_000);
  const counted = new Map<object, Promise<Map<string, number>>>();
  const types = (definition: object): Promise<Map<string, number>> => {
    const known = counted.get(definition);
    if (known !== undefined) return known;
    const counting = evaluateProduct(definition as ProductDefinition).then((all) => {
      const counts = new Map<string, number>();
      for (const { type } of all) counts.set(type, (counts.get(type) ?? 0) + 1);
      return counts;
    });
    counted.set(definition, counting);
    return counting;
  };
  const creating = new Map(
    fields
      .filter(({ field }) => field.doc.creates !== undefined)
      .map(({ path, field }) => [
        path.replace(/^environments\.(staging|production|development)\./, "environments.*."),
        { optional: field.optional, creates: field.doc.creates?.split(", ") ?? [] },
      ]),
  );

  it("is tried of all that say so", () => {
    const optional = [...creating].filter(([, { optional }]) => optional).map(([path]) => path);
    assert.deepEqual(Object.keys(grown).sort(), optional.sort());
  });

  it("is there in every product, where the field is required", async () => {
    const counts = await types(minimal);
    for (const [path, { optional, creates }] of creating)
      if (!optional) for (const type of creates) assert.ok((counts.get(type) ?? 0) > 0, `${path} → ${type}`);
  });

  for (const [path, [without, withIt]] of Object.entries(grown))
    it(`comes with ${path}`, async () => {
      const [before, after] = [await types(without), await types(withIt)];
      for (const type of creating.get(path)?.creates ?? [])
        assert.ok((after.get(type) ?? 0) > (before.get(type) ?? 0), type);
    });
});
