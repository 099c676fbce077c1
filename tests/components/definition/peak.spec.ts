import assert from "node:assert/strict";
import { check } from "../../../components/definition/check";
import { complete } from "../../../components/definition/defaults";
import type { ProductDefinition } from "../../../components/definition/definition";
import { peakOf } from "../../../components/definition/peak";
import { minimal } from "../../../stacks/products/minimal";
import { shine } from "../../../stacks/products/shine";
import { givens } from "../../support/givens";

const vcpu = { cpu: 1024, memory: 2048 } as const;
const peak = (definition: Partial<ProductDefinition>) => peakOf(complete({ ...minimal, ...definition }, givens));
const facts = {
  ...givens,
  parentDomain: "example.com",
  today: "2026-11-23",
  foundationAccounts: {},
  platformRepository: "product-platform",
  teams: ["team-platform", "team-shine"],
  others: [],
};

describe("the peak of a product", () => {
  it("counts every task twice, since new ones start beside the old, and spare capacity by itself", () => {
    const environments = {
      staging: { services: { web: { max: 3 } } },
      production: { services: { web: { max: 10 } } },
      development: { services: { web: { max: 2 } } },
    };
    assert.deepEqual(peak({ services: { web: vcpu }, environments }), {
      fargateVcpu: 20,
      fargateSpotVcpu: 10,
      elasticAddresses: 4,
    });
  });

  it("takes the clock's sizes, in production alone", () => {
    const scaling = { schedule: { evening: { cron: "0 18 * * *", min: 4, max: 30 } } };
    const { fargateVcpu, fargateSpotVcpu } = peak({ services: { web: { ...vcpu, scaling } } });
    assert.deepEqual([fargateVcpu, fargateSpotVcpu], [60, 4]);
  });

  it("has an address a zone that tasks run in, and none for management", () => {
    assert.equal(peak({}).elasticAddresses, 3);
    assert.equal(peak({ environments: { staging: { zones: 3 }, production: { zones: 3 } } }).elasticAddresses, 6);
    assert.equal(peakOf(complete(shine, givens)).elasticAddresses, 3);
  });

  const told = (definition: Partial<ProductDefinition>): string[] =>
    check({ ...minimal, ...definition }, facts).map(({ allowed, fix }) => `${allowed}: ${fix}`);
  const sized = (max: number) => ({ services: { web: { max } } });

  it("is refused beyond each quota, which says where to ask for more", () => {
    const services = { web: vcpu };
    assert.deepEqual(told({ services, environments: { staging: sized(50), production: sized(100) } }), []);
    assert.match(
      told({ services, environments: { staging: sized(50), production: sized(101) } }).join(),
      /^at most 200 vCPU on Fargate when .*these come to 202: .*account\.quotas\.fargateVcpu$/,
    );
    assert.match(
      told({ services, environments: { staging: sized(51), production: sized(100) } }).join(),
      /^at most 100 vCPU on Fargate Spot .*these come to 102: .*account\.quotas\.fargateSpotVcpu$/,
    );
    const zones = { zones: 3 };
    const small = { ...facts, quotas: { ...facts.quotas, elasticAddresses: 8 } };
    const wide = { ...minimal, environments: { staging: zones, production: zones, development: zones } };
    assert.match(
      check(wide, small)
        .map(({ fix }) => fix)
        .join(),
      /account\.quotas\.elasticAddresses/,
    );
    assert.deepEqual(check(wide, facts), []);
  });

  it("is admitted where the product asks for more", () => {
    const account = { ...minimal.account, quotas: { fargateVcpu: 400 } };
    assert.deepEqual(
      told({ account, services: { web: vcpu }, environments: { staging: {}, production: sized(200) } }),
      [],
    );
  });

  it("counts connections while all services are replaced at once", () => {
    const services = (connectionsPerTask: number) => ({
      web: { ...vcpu, databases: ["primary"], connectionsPerTask },
      worker: { ...vcpu, databases: ["primary"], connectionsPerTask },
    });
    const databases = { primary: { engine: "aurora-mysql" } } as const;
    const environments = {
      staging: { databases: { primary: { instance: "db.r8g.large" } } },
      // 900 are nine tenths of what the class takes: 2 services, 15 tasks each, twice.
      production: { services: { web: { max: 15 }, worker: { max: 15 } } },
    };
    assert.deepEqual(told({ services: services(15), databases, environments }), []);
    assert.match(
      told({ services: services(16), databases, environments }).join(),
      /^a database that takes 960 connections, when web, worker are replaced at their max.*takes 900,/,
    );
  });
});
