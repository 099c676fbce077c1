import assert from "node:assert/strict";
import * as fc from "fast-check";
import { check } from "../../components/definition/check";
import { judge } from "../../policies/judge";
import { parseUrn, type Resource } from "../../policies/kernel/resource";
import type { Registry } from "../../policies/registry";
import { isProof } from "../../policies/rule";
import { rules } from "../../policies/rules";
import { complete } from "../../components/definition/defaults";
import { declaredOf } from "../../stacks/declared";
import type { ProductDefinition } from "../../components/definition/definition";
import { extremes } from "../../stacks/extremes";
import { factsFor } from "../../stacks/facts";
import { foundation } from "../../stacks/foundation";
import { shine } from "../../stacks/products/shine";
import { registryOf } from "../../stacks/registry";
import { judgeRecorded, neutral } from "../../tools/offline/judge";
import { definitions } from "../support/definitions";
import { evaluateProduct, TODAY } from "../support/products";
import { recorded, recordedOf } from "../support/stacks";
import { Scene } from "./mistakes/mistake";

const web = "shine-production-services-web";
const api = "shine-production-services-api";
const certificate = "shine-production-certificate";
const rule = "-target-rule-all-766e01";

/** What is another way of saying the same, and what no proof may take for a mistake. */
const ways: Readonly<Record<string, (scene: Scene) => readonly Resource[]>> = {
  "a certificate for all names below the domain, which has the record of the domain": (scene) => {
    const one = `${certificate}-us-east-1`;
    const wide = new Scene(scene.set(one, { subjectAlternativeNames: ["*.shine.example.com"] }));
    return wide.link(`${one}-validation`, "validationRecordFqdns", `${certificate}-shine.example.com-validation`);
  },
  "a rule for all names below the domain": (scene) =>
    scene.set(`${api}${rule}`, { "conditions.0.hostHeader.values.0": "*.shine.example.com" }),
  "a rule with a weight, for the one target group": (scene) =>
    scene.set(`${web}${rule}`, { "actions.0.forward": { targetGroups: [{ arn: "arn:aws:own", weight: 100 }] } }),
  "a range of answers for health": (scene) => scene.set(`${web}-target-group`, { "healthCheck.matcher": "200-299" }),
  "an earlier rule at another host": (scene) => scene.set(`${api}${rule}`, { priority: 1 }),
  "a mail address that begins as what wakes somebody": (scene) => {
    const name = "shine-production-watch-monitors-web-target-5xx";
    return scene.set(name, { message: `${String(scene.find(name).props["message"])} @oncall@example.com` });
  },
};

function told(resources: readonly Resource[], registry: Registry = registryOf()): string[] {
  const proofs = rules.filter((one) => isProof(one) && one.level === "mandatory");
  return judge(resources, { stack: "shine", registry, today: TODAY, waivers: [], rules: proofs }).violations.map(
    ({ rule: id, message }) => `${id} ${message}`,
  );
}

/** What the gate refuses of a definition, and what it cannot tell of its shape. */
async function refusedOf(definition: ProductDefinition): Promise<string[]> {
  const stack = definition.name;
  const args = { stack, registry: registryOf({ [stack]: definition }), today: TODAY, waivers: [] };
  const { violations, unverifiable } = judgeRecorded(await evaluateProduct(definition), args);
  return [
    ...violations
      .filter(({ level }) => level === "mandatory")
      .map(({ rule: id, urn, message }) => `${id} ${parseUrn(urn).name}: ${message}`),
    ...unverifiable.filter(({ rule: id }) => id === "reviewed-shapes").map(({ urn }) => `unknown: ${urn}`),
  ];
}

/** Definitions that are tried: 300 before a release of the platform, `VALID_DEFINITIONS=300 npx mocha tests/products/valid.spec.ts`. */
const TRIED = Number(process.env["VALID_DEFINITIONS"] ?? 3);
const SEED = Number(process.env["VALID_SEED"] ?? 1);

describe("what is valid", () => {
  for (const [name, make] of Object.entries(ways)) {
    it(name, async () => {
      assert.deepEqual(told(make(new Scene(neutral(await recorded("shine", "preview"))))), []);
    });
  }

  it("a path of health with a query, two services at one host, the one below the other, and gRPC", async () => {
    const definition = {
      ...shine,
      services: {
        ...shine.services,
        web: { ...shine.services.web, healthPath: "/health?full=1" },
        api: { ...shine.services.api, route: { paths: ["/api/*", "/v?/status"] } },
        stream: {
          port: 9000,
          protocol: "grpc",
          cpu: 256,
          memory: 512,
          route: { hosts: ["stream"] },
          healthPath: "/shine.Health/Check",
        },
      },
    } as const;
    const registry = registryOf();
    const product = registry.products["shine"];
    assert.ok(product !== undefined);
    const declared = declaredOf(complete(definition, foundation));
    const resources = neutral(await recordedOf(definition, "preview", "shine with other routes"));
    const changed = { ...registry, products: { ...registry.products, shine: { ...product, declared } } };
    assert.deepEqual(told(resources, changed), []);
  }).timeout(60_000);

  for (const definition of Object.values(extremes(TODAY))) {
    it(`${definition.name}, at the ends of what may be said`, async () => {
      assert.deepEqual(await refusedOf(definition), []);
    }).timeout(60_000);
  }

  it(`${TRIED} definitions of every kind, seed ${SEED}`, async () => {
    const valid = fc
      .sample(definitions(TODAY), { numRuns: TRIED * 2, seed: SEED })
      .filter((definition) => check(definition, factsFor(definition, TODAY)).length === 0)
      .slice(0, TRIED);
    assert.equal(valid.length, TRIED, "most that are made must be valid");
    for (const definition of valid) assert.deepEqual(await refusedOf(definition), [], JSON.stringify(definition));
  }).timeout(20_000 * TRIED);
});
