import assert from "node:assert/strict";
import fc from "fast-check";
import { complete, type Givens, mapValues } from "../../../components/product/defaults";
import type { EnvironmentDefinition, ProductDefinition } from "../../../components/product/definition";
import { minimal } from "../../../stacks/products/minimal";
import { shine } from "../../../stacks/products/shine";

const contact = (topic: string) => ({
  name: topic,
  title: topic,
  email: `${topic}@example.com`,
  phone: "+81312345678",
});
const givens: Givens = {
  zones: ["a", "c", "d"],
  contacts: { billing: contact("billing"), operations: contact("operations"), security: contact("security") },
  runbookSite: "https://runbooks.example.com",
};
const task = { cpu: 256, memory: 512 } as const;
const product = (more: Partial<ProductDefinition>) => complete({ ...minimal, ...more }, givens);
const staged = (staging: EnvironmentDefinition, more: Partial<ProductDefinition> = {}) =>
  product({ ...more, environments: { staging, production: {} } });

describe("complete", () => {
  it("leaves nothing of the smallest definition to guess", () => {
    const zones = { one: { subnets: ["a", "c"], active: ["a"] }, two: { subnets: ["a", "c"], active: ["a", "c"] } };
    const environment = { services: {}, databases: {}, allowedCidrs: [] };
    assert.deepEqual(complete(minimal, givens), {
      name: "minimal",
      title: "Minimal",
      owner: "team-platform",
      ring: 0,
      account: { email: "aws+minimal@example.com", unit: "products", contacts: givens.contacts },
      domain: "minimal.example.com",
      timeZone: "Asia/Tokyo",
      runbook: "https://runbooks.example.com/minimal",
      services: {},
      databases: {},
      settings: {},
      routed: false,
      edge: {
        cachedPaths: ["/assets/*"],
        requestsPer5Minutes: 2000,
        exclusions: [],
        countUntil: {},
        penetrationTests: [],
        dnssec: false,
      },
      repositories: {},
      monitoring: { slackChannel: "#alert-minimal", latencySeconds: 1 },
      management: { cidr: "172.30.0.0/16", zones: zones.one },
      environments: {
        staging: {
          ...environment,
          cidr: "172.28.0.0/16",
          zones: zones.one,
          domain: "staging.minimal.example.com",
          interfaceEndpoints: false,
        },
        production: {
          ...environment,
          cidr: "172.27.0.0/16",
          zones: zones.two,
          domain: "minimal.example.com",
          interfaceEndpoints: true,
        },
      },
    });
  });

  it("fills a service", () => {
    assert.deepEqual(product({ services: { web: task } }).services["web"], {
      protocol: "http",
      architecture: "arm64",
      cluster: "main",
      healthPath: "/health",
      healthGraceSeconds: 60,
      deployment: "rolling",
      environment: {},
      parameters: [],
      databases: [],
      connectionsPerTask: 10,
      calls: [],
      writablePaths: ["/tmp"],
      user: "1000:1000",
      stopTimeoutSeconds: 30,
      exec: false,
      scaling: {},
    });
  });

  it("takes what is said, all of it", () => {
    const said = complete(shine, givens);
    const web = said.services["web"];
    assert.deepEqual(
      [web?.port, web?.exec, web?.writablePaths, web?.calls],
      [3000, true, ["/tmp", "/app/tmp"], ["api"]],
    );
    assert.deepEqual(said.environments["production"]?.services["web"], { min: 4, max: 40, cpu: 512, memory: 1024 });
    assert.deepEqual(said.environments["production"]?.databases["primary"], {
      instance: "db.r8g.large",
      readers: 2,
      backupDays: 14,
    });
    assert.deepEqual(said.edge.cachedPaths, ["/assets/*", "/packs/*"]);
    assert.equal(said.edge.requestsPer5Minutes, 2000);
    assert.deepEqual(said.repositories["shine-api"], {
      kind: "application",
      description: "Shine: shine-api",
      deploys: ["api"],
      teams: {},
      checks: ["contract"],
    });
    assert.equal(said.routed, true);
  });

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

  it("names a database's schema as an engine takes it", () => {
    const named = product({ name: "my-product", databases: { primary: { engine: "aurora-postgresql" } } });
    assert.equal(named.databases["primary"]?.schema, "my_product");
    const given = product({ databases: { primary: { engine: "aurora-mysql", schema: "legacy" } } });
    assert.equal(given.databases["primary"]?.schema, "legacy");
  });

  it("puts production last, and development before it where there is one", () => {
    const { environments } = product({ environments: { production: {}, development: {}, staging: {} } });
    assert.deepEqual(Object.keys(environments), ["development", "staging", "production"]);
    assert.equal(environments["development"]?.cidr, "172.29.0.0/16");
    assert.equal(environments["development"]?.domain, "development.minimal.example.com");
  });

  it("takes contacts by topic, the company's where none is given", () => {
    const { contacts } = product({ account: { ...minimal.account, contacts: { security: contact("own") } } }).account;
    assert.deepEqual(contacts, { ...givens.contacts, security: contact("own") });
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

  it("does not change what it is given, and answers the same twice", () => {
    const before = structuredClone(shine);
    assert.deepEqual(complete(shine, givens), complete(shine, givens));
    assert.deepEqual(shine, before);
  });
});

describe("mapValues", () => {
  it("keeps keys and their order", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
        const mapped = mapValues(record, (value, key) => `${key}${value}`);
        assert.deepEqual(Object.keys(mapped), Object.keys(record));
        for (const [key, value] of Object.entries(record)) assert.equal(mapped[key], `${key}${value}`);
      }),
    );
  });
});
