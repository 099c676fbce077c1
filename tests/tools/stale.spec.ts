import assert from "node:assert/strict";
import type { Registry } from "../../policies/registry";
import { registryOf } from "../../stacks/registry";
import { catalogue } from "../../stacks/products";
import { shine } from "../../stacks/products/shine";
import { staleIn } from "../../tools/offline/stale";

type Loose = { [key: string]: Loose } & unknown[];

/** The registry as a file has it, changed by hand. */
function fileOf(change: (registry: Loose) => void = () => undefined): Registry {
  const file = JSON.parse(JSON.stringify(registryOf())) as Loose;
  change(file);
  return file as unknown as Registry;
}

describe("a registry that is stale", () => {
  const own = registryOf({ shine });

  it("is none as it was generated, whether a product is asked or all", () => {
    assert.deepEqual(staleIn(fileOf(), registryOf()), []);
    for (const [name, definition] of Object.entries(catalogue))
      assert.deepEqual(staleIn(fileOf(), registryOf({ [name]: definition })), []);
  });

  const changes: readonly (readonly [told: string, change: (registry: Loose) => void])[] = [
    ["products.shine.owner", ({ products }) => Object.assign(products?.["shine"] ?? {}, { owner: "team-platform" })],
    ["products.shine.ring", ({ products }) => Object.assign(products?.["shine"] ?? {}, { ring: 3 })],
    ["products.shine.repositories", ({ products }) => products?.["shine"]?.["repositories"]?.pop()],
    ["products.shine", ({ products }) => delete products?.["shine"]],
    ["regions.home", ({ regions }) => Object.assign(regions ?? {}, { home: "eu-west-1" })],
    ["offices", ({ offices }) => offices?.push("20.40.60.0/27")],
    ["unknown", (registry) => Object.assign(registry, { unknown: 7 })],
  ];
  for (const [told, change] of changes)
    it(`is told by its place: ${told}`, () => assert.deepEqual(staleIn(fileOf(change), own), [told]));

  it("of another product is told by that one's preview, and by those of all products", () => {
    const file = fileOf(({ products }) => delete products?.["minimal"]);
    assert.deepEqual(staleIn(file, own), []);
    assert.deepEqual(staleIn(file, registryOf()), ["products.minimal"]);
  });
});
