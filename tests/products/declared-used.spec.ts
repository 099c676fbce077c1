import assert from "node:assert/strict";
import type { ProductDefinition } from "../../components/definition/definition";
import { judge } from "../../policies/judge";
import { rule } from "../../policies/proofs/proof-declared-used";
import { minimal } from "../../stacks/products/minimal";
import { shine } from "../../stacks/products/shine";
import { registryOf } from "../../stacks/registry";
import { neutral } from "../../tools/offline/judge";
import { evaluateProduct, TODAY } from "../support/products";

const { services } = shine;
const { web } = services;

/** Definitions that say half of what they mean, and what is advised. */
const table: readonly [what: string, definition: ProductDefinition, told: readonly string[]][] = [
  ["all is said", shine, []],
  ["nothing is served", minimal, []],
  [
    "a service that nobody deploys",
    { ...shine, repositories: { ...shine.repositories, "shine-web": { deploys: ["web"] } } },
    ["services.worker in production: no repository deploys it"],
  ],
  [
    "a database of which a service is told its name alone",
    { ...shine, services: { ...services, web: { ...web, parameters: ["database/primary/name"] } } },
    ["services.web in production: it is told no endpoint of databases.primary"],
  ],
  [
    "a domain that nobody answers",
    { ...shine, services: { ...services, web: { ...web, route: { hosts: ["www"] } } } },
    ["shine.example.com: no service answers at the domain itself"],
  ],
];

describe("what is declared and of no use", () => {
  for (const [what, definition, expected] of table) {
    it(`is advised: ${what}`, async () => {
      const resources = neutral(await evaluateProduct(definition));
      const registry = registryOf({ [definition.name]: definition });
      const { violations } = judge(resources, {
        stack: definition.name,
        registry,
        today: TODAY,
        waivers: [],
        rules: [rule],
      });
      assert.deepEqual(
        violations.map(({ message, level }) => [message.slice(0, expected[0]?.length), level]),
        expected.map((message) => [message, "advisory"]),
      );
    });
  }
});
