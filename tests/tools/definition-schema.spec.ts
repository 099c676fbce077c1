import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020";
import { shape } from "../../components/definition/shape";
import { extremes } from "../../stacks/extremes";
import { catalogue } from "../../stacks/products";
import { minimal } from "../../stacks/products/minimal";
import { renderSchema } from "../../tools/reference/schema";
import { TODAY } from "../support/products";

const service = { port: 8080, cpu: 256, memory: 512 };
const web = (more: object) => ({ ...minimal, services: { web: { ...service, ...more } } });
const edge = (more: object) => ({ ...minimal, edge: more });
const database = (size: object) => ({
  ...minimal,
  databases: { primary: { engine: "aurora-mysql" } },
  environments: { staging: {}, production: { databases: { primary: size } } },
});

describe("the JSON Schema of definitions", () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowMatchingProperties: true, validateFormats: false });
  const isValid = ajv.compile(JSON.parse(renderSchema()) as object);
  const asJson = (definition: unknown): unknown => JSON.parse(JSON.stringify(definition));

  for (const [name, definition] of Object.entries({ ...catalogue, ...extremes(TODAY) }))
    it(`admits ${name}`, () => {
      assert.ok(isValid(asJson(definition)), JSON.stringify(isValid.errors));
    });

  it("admits the key by which an editor finds it", () => {
    assert.ok(isValid({ $schema: "docs/definition.schema.json", ...(asJson(minimal) as object) }));
  });

  const wrong: Readonly<Record<string, object>> = {
    "a misspelt key": { ...minimal, nmae: "x" },
    "a missing one": { ...minimal, account: {} },
    "a name in capitals": { ...minimal, name: "Minimal" },
    "the name that JavaScript keeps": { ...minimal, services: { constructor: service } },
    "a runbook that is not https": { ...minimal, runbook: "http://example.com" },
    "a port below 1024": web({ port: 80 }),
    "a number as text": web({ cpu: "256" }),
    "an engine that there is not": { ...minimal, databases: { primary: { engine: "mysql" } } },
    "a size in steps that there are not": database({ serverless: { minAcu: 0.7, maxAcu: 2 } }),
    "a day that there is not": edge({ countUntil: { common: "2026-02-30" } }),
    "a group that there is not": edge({ countUntil: { commons: "2026-12-01" } }),
    "a rule of another group": edge({
      overrides: { common: { SQLi_BODY: { action: "count", reason: "Long enough" } } },
    }),
    "an empty list of paths": web({ route: { paths: [] } }),
    "21 cached paths": edge({ cachedPaths: Array.from({ length: 21 }, (_, index) => `/p${index}/*`) }),
    "a fourth ring": { ...minimal, ring: 4 },
    "a size below a misspelt environment": { ...minimal, environments: { ...minimal.environments, prod: {} } },
  };
  for (const [what, definition] of Object.entries(wrong))
    it(`refuses ${what}, as the shape does`, () => {
      assert.ok(!isValid(asJson(definition)));
      assert.ok(!shape.safeParse(definition).success);
    });
});
