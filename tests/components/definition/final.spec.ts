import assert from "node:assert/strict";
import { complete } from "../../../components/definition/defaults";
import type { ProductDefinition } from "../../../components/definition/definition";
import { finalFields, finalProblems } from "../../../components/definition/final";
import { describeProblems } from "../../../components/refuse";
import { shine } from "../../../stacks/products/shine";
import { recordOf } from "../../../stacks/live";
import { givens } from "../../support/givens";

const live = finalFields(complete(shine, givens));
const told = (definition: ProductDefinition): string[] =>
  finalProblems(complete(definition, givens), live).map(({ path }) => path);

describe("final fields", () => {
  it("are those of what there is, with what a definition leaves out", () => {
    assert.deepEqual(live, {
      domain: "shine.example.com",
      "account.email": "aws+shine@example.com",
      "account.managementCidr": "172.30.0.0/16",
      "environments.staging.cidr": "172.28.0.0/16",
      "environments.production.cidr": "172.27.0.0/16",
      "services.web.port": 3000,
      "services.web.cluster": "main",
      "services.web.route.errors": "html",
      "services.api.port": 8080,
      "services.api.cluster": "main",
      "services.api.route.errors": "json",
      "services.worker.port": "none",
      "services.worker.cluster": "main",
      "databases.primary.engine": "aurora-mysql",
      "databases.primary.schema": "shine",
    });
  });

  it("say that they are, what is live, why, and what to do instead", () => {
    const definition = { ...shine, databases: { primary: { engine: "aurora-postgresql" } } } as const;
    const text = describeProblems("product shine", finalProblems(complete(definition, givens), live));
    assert.match(text, /databases\.primary\.engine is "aurora-postgresql"\n {4}allowed: "aurora-mysql", as it is live/);
    assert.match(text, /it is final, since the cluster with its rows would be replaced/);
    assert.match(text, /fix: take it back\. Choose a new key beside it, .*npm run platform -- remove/);
  });

  it("a default that is written down is no change, nor is what is new, nor what is gone", () => {
    const { worker: _, ...services } = shine.services;
    assert.deepEqual(told({ ...shine, databases: { primary: { engine: "aurora-mysql", schema: "shine" } } }), []);
    assert.deepEqual(told({ ...shine, services: { ...shine.services, jobs: { cpu: 256, memory: 512 } } }), []);
    assert.deepEqual(told({ ...shine, services }), []);
  });

  it("all that differ are told at once, a port of a worker and that of a server without one too", () => {
    const { port: _, route: __, ...web } = shine.services.web;
    const services = { ...shine.services, web, worker: { ...shine.services.worker, port: 9000 } };
    const environments = { ...shine.environments, staging: { cidr: "10.9.0.0/16" } };
    assert.deepEqual(told({ ...shine, services, environments }), [
      "environments.staging.cidr",
      "services.web.port",
      "services.worker.port",
    ]);
  });

  it("the record keeps what is live, takes what is new, and forgets what is gone", () => {
    const record = recordOf({ shine: { domain: "old.example.com", "services.gone.port": 1 } })["shine"];
    assert.deepEqual(record, { ...live, domain: "old.example.com" });
  });
});
