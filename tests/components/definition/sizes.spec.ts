import assert from "node:assert/strict";
import fc from "fast-check";
import { complete } from "../../../components/definition/defaults";
import type { EnvironmentDefinition, ProductDefinition } from "../../../components/definition/definition";
import { minimal } from "../../../stacks/products/minimal";
import { givens } from "../../support/givens";

const task = { cpu: 256, memory: 512 } as const;
const product = (more: Partial<ProductDefinition>) => complete({ ...minimal, ...more }, givens);
const staged = (staging: EnvironmentDefinition, more: Partial<ProductDefinition> = {}) =>
  product({ ...more, environments: { staging, production: {} } });

describe("the sizes of an environment", () => {
  // biome-ignore format: a table is read by its rows
  const sizes: readonly (readonly [what: string, given: object, staging: object, production: object])[] = [
    ["no size", {}, { min: 1, max: 2, ...task }, { min: 2, max: 4, ...task }],
    ["a least above the most", { min: 9 }, { min: 9, max: 9, ...task }, { min: 9, max: 9, ...task }],
    ["a least within", { min: 2 }, { min: 2, max: 2, ...task }, { min: 2, max: 4, ...task }],
    ["a most", { max: 20 }, { min: 1, max: 20, ...task }, { min: 2, max: 20, ...task }],
    ["a cpu of its own", { cpu: 512, memory: 1024 }, { min: 1, max: 2, cpu: 512, memory: 1024 }, { min: 2, max: 4, cpu: 512, memory: 1024 }],
  ];
  for (const [what, given, staging, production] of sizes) {
    it(`gives a service with ${what} its tasks`, () => {
      const size = { services: { web: given } };
      const { environments } = product({ services: { web: task }, environments: { staging: size, production: size } });
      assert.deepEqual(environments["staging"]?.services["web"], staging);
      assert.deepEqual(environments["production"]?.services["web"], production);
    });
  }

  it("sizes databases by the environment, by instance or by capacity units, never both", () => {
    const databases = { primary: { engine: "aurora-mysql" } } as const;
    const { environments } = staged(
      { databases: { primary: { serverless: { minAcu: 0.5, maxAcu: 4 } } } },
      { databases },
    );
    assert.deepEqual(environments["staging"]?.databases["primary"], {
      readers: 0,
      backupDays: 7,
      serverless: { minAcu: 0.5, maxAcu: 4 },
    });
    assert.deepEqual(environments["production"]?.databases["primary"], {
      readers: 1,
      backupDays: 14,
      instance: "db.r8g.large",
    });
    assert.equal(staged({}, { databases }).environments["staging"]?.databases["primary"]?.instance, "db.t4g.medium");
  });

  it("has subnets in two zones at the least, and runs in the first of them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), (zones) => {
        const { subnets, active } = staged({ zones }).environments["staging"]?.zones ?? { subnets: [], active: [] };
        assert.equal(active.length, zones);
        assert.ok(subnets.length >= 2);
        assert.deepEqual(subnets.slice(0, zones), active);
        assert.deepEqual(subnets, givens.zones.slice(0, subnets.length));
      }),
    );
  });

  it("never has a most below a least, whatever a size says", () => {
    const count = fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined });
    fc.assert(
      fc.property(count, (min) => {
        const { environments } = staged(
          { services: { web: min === undefined ? {} : { min } } },
          { services: { web: task } },
        );
        for (const { services } of Object.values(environments))
          assert.ok((services["web"]?.min ?? 0) <= (services["web"]?.max ?? -1));
      }),
    );
  });
});
