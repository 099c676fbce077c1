import assert from "node:assert/strict";
import { judge } from "../../policies/judge";
import type { Resource } from "../../policies/kernel/resource";
import type { Registry } from "../../policies/registry";
import { rule } from "../../policies/proofs/proof-declared-made";
import { registryOf } from "../../stacks/registry";
import { neutral } from "../../tools/offline/judge";
import { TODAY } from "../support/products";
import { recorded } from "../support/stacks";

type Entry = Registry["products"][string];

/** What the proof says of the stack as it is when the registry says something else of its product. */
describe("what is declared and what is made", () => {
  const registry = registryOf();
  const shine = registry.products["shine"] as Entry;
  const { production } = shine.declared;
  const { web, worker, ...others } = production?.services ?? {};
  const databases = production?.databases;
  let resources: readonly Resource[];
  before(async () => (resources = neutral(await recorded("shine", "preview"))));

  function told(entry: Partial<Entry> | undefined): string[] {
    const { shine: _, ...rest } = registry.products;
    const products = entry === undefined ? rest : { ...rest, shine: { ...shine, ...entry } };
    const world = { registry: { ...registry, products }, today: TODAY, waivers: [], rules: [rule] };
    return judge(resources, { stack: "shine", ...world }).violations.map(({ message }) => message);
  }
  const declared = (services: object) =>
    ({ declared: { ...shine.declared, production: { databases, services } } }) as unknown as Partial<Entry>;

  it("are the same", () => assert.deepEqual(told({}), []));

  it("a product that the registry does not have is refused", () => {
    assert.deepEqual(told(undefined), [
      "the product shine: it is not in policies/registry.json, and nothing of it is proved: run npm run generate",
    ]);
  });

  it("a service that is declared and not made is told in the definition's words, with a route or without", () => {
    assert.deepEqual(told(declared({ ...production?.services, reports: worker, site: web })), [
      "services.reports in production: it has no ECS service",
      "services.site in production: it has no ECS service",
    ]);
  });

  it("a service that is made and not declared asks for the registry to be generated", () => {
    assert.deepEqual(told(declared({ ...others, web })), [
      "services.worker in production: policies/registry.json does not have it, and nothing of it is proved: run npm run generate",
    ]);
  });

  it("a repository that is declared to deploy needs an environment for each of the product's", () => {
    const more = {
      repositories: [...shine.repositories, "shine-new"],
      deploys: { ...shine.deploys, "shine-new": ["web"] },
    };
    const open = "which a workflow that names it makes, open to everybody";
    assert.deepEqual(told(more), [
      `repositories.shine-new: it has no environment staging on GitHub, ${open}`,
      `repositories.shine-new: it has no environment production on GitHub, ${open}`,
      "repositories.shine-new: it is not made on GitHub",
    ]);
  });

  it("an environment that is made and not declared asks for the registry to be generated", () => {
    const { staging: _, ...cidrs } = shine.cidrs;
    const { staging: __, ...rest } = shine.declared;
    assert.deepEqual(
      told({ cidrs, declared: rest }).filter((message) => message.startsWith("environments.")),
      [
        "environments.staging: policies/registry.json does not have it, and nothing of it is proved: run npm run generate",
      ],
    );
  });
});
