import assert from "node:assert/strict";
import fc from "fast-check";
import { complete } from "../../../components/definition/defaults";
import { mapValues } from "../../../components/records";
import type { ProductDefinition } from "../../../components/definition/definition";
import { minimal } from "../../../stacks/products/minimal";
import { shine } from "../../../stacks/products/shine";
import { contact, givens } from "../../support/givens";

const task = { cpu: 256, memory: 512 } as const;
const product = (more: Partial<ProductDefinition>) => complete({ ...minimal, ...more }, givens);

describe("complete", () => {
  it("leaves nothing of the smallest definition to guess", () => {
    const zones = { one: { subnets: ["a", "c"], active: ["a"] }, two: { subnets: ["a", "c"], active: ["a", "c"] } };
    const environment = { services: {}, databases: {}, allowedCidrs: [] };
    assert.deepEqual(complete(minimal, givens), {
      name: "minimal",
      title: "Minimal",
      owner: "team-platform",
      ring: 0,
      account: { email: "aws+minimal@example.com", unit: "products", contacts: givens.contacts, quotas: givens.quotas },
      domain: "minimal.example.com",
      timeZone: "Asia/Tokyo",
      runbook: "https://runbooks.example.com/minimal",
      services: {},
      databases: {},
      settings: {},
      outside: {},
      routed: false,
      edge: {
        cachedPaths: ["/assets/*"],
        requestsPer5Minutes: 2000,
        overrides: {},
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
      grants: {},
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
