import assert from "node:assert/strict";
import { complete } from "../../../components/definition/defaults";
import type { GrantsDefinition, ProductDefinition } from "../../../components/definition/definition";
import { grantsOf, grantVariableSources, grantVariables } from "../../../components/definition/grants";
import { minimal } from "../../../stacks/products/minimal";
import { shine } from "../../../stacks/products/shine";
import { givens } from "../../support/givens";
import { evaluateProduct } from "../../support/products";
import { staging } from "../../support/record";
import { recorded } from "../../support/stacks";

const grants: GrantsDefinition = {
  mail: { from: ["no-reply", "support"] },
  events: ["order-placed"],
  secrets: ["partner-api"],
};
const domain = "staging.shine.example.com";

describe("the grants of a service", () => {
  it("are about the environment's own things", () => {
    assert.deepEqual(grantsOf(staging, "web", grants, domain), {
      mail: { domain, from: ["no-reply@staging.shine.example.com", "support@staging.shine.example.com"] },
      events: { bus: "shine-staging", source: "shine.web", types: ["order-placed"] },
      secrets: ["/shine/staging/applications/partner-api"],
    });
    assert.deepEqual(grantsOf(staging, "web", {}, domain), {});
  });

  it("are told to it by name, under variables that are known beforehand", () => {
    const told = grantVariables(staging, "web", grants, domain);
    assert.deepEqual(told, {
      MAIL_FROM_NO_REPLY: "no-reply@staging.shine.example.com",
      MAIL_FROM_SUPPORT: "support@staging.shine.example.com",
      EVENT_BUS: "shine-staging",
      EVENT_SOURCE: "shine.web",
      PARTNER_API_SECRET_ID: "/shine/staging/applications/partner-api",
    });
    const sources = grantVariableSources(grants);
    assert.deepEqual(
      sources.map(({ variable }) => variable),
      Object.keys(told),
    );
    assert.deepEqual(
      sources.map(({ path, value }) => [...path, value].join(" ")),
      ["mail from 0 no-reply", "mail from 1 support", "events ", "events ", "secrets 0 partner-api"],
    );
    assert.deepEqual(grantVariableSources({}), []);
  });

  const kinds = (all: readonly { type: string; name: string }[]): string[] =>
    all.filter(({ type }) => /emailIdentity|eventBus/.test(type)).map(({ name }) => name);

  it("bring what they are about, in each environment, and before the service", async () => {
    const all = await recorded("shine", "up");
    assert.deepEqual(
      kinds(all).sort(),
      ["production", "staging"].flatMap((environment) => [
        `shine-${environment}-granted-events-bus`,
        `shine-${environment}-granted-mail-identity`,
      ]),
    );
    const needs = (service: string): string[] =>
      (all.find(({ name }) => name === `shine-production-services-${service}-service`)?.dependsOn ?? [])
        .map((urn) => urn.split("::").at(-1) ?? "")
        .filter((name) => name.includes("-granted-"));
    assert.ok(needs("web").includes("shine-production-granted-mail-identity"));
    assert.deepEqual(needs("api"), ["shine-production-granted-events-bus"]);
  });

  it("bring nothing that no service names", async () => {
    const services = { web: { cpu: 256, memory: 512, grants: { secrets: ["key"] } } };
    assert.deepEqual(kinds(await evaluateProduct({ ...minimal, services }, false)), []);
  });
});

describe("what services of one repository share", () => {
  const task = { cpu: 256, memory: 512 } as const;
  const shared = { environment: { RAILS_ENV: "production" }, writablePaths: ["/tmp", "/app/tmp"] };
  const definition = (deploys: string[]): ProductDefinition => ({
    ...minimal,
    services: {
      web: { ...task, environment: { A: "1" }, writablePaths: ["/app/log", "/tmp"] },
      worker: task,
      api: task,
    },
    repositories: { "shine-web": { deploys, shared } },
  });

  it("is joined to what each says of itself, and given to no other", () => {
    const { services, repositories } = complete(definition(["web", "worker"]), givens);
    const of = (service: string) => [services[service]?.environment, services[service]?.writablePaths];
    assert.deepEqual(of("web"), [{ RAILS_ENV: "production", A: "1" }, ["/tmp", "/app/tmp", "/app/log"]]);
    assert.deepEqual(of("worker"), [{ RAILS_ENV: "production" }, ["/tmp", "/app/tmp"]]);
    assert.deepEqual(of("api"), [{}, ["/tmp"]]);
    assert.ok(!("shared" in (repositories["shine-web"] ?? {})));
  });

  it("makes of shine's worker a container like that of its web", () => {
    const { web, worker } = complete(shine, givens).services;
    assert.deepEqual(worker?.writablePaths, web?.writablePaths);
    assert.equal(worker?.environment["RAILS_ENV"], "production");
  });
});
