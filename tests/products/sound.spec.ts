import assert from "node:assert/strict";
import * as fc from "fast-check";
import { check } from "../../components/definition/check";
import type { ProductDefinition } from "../../components/definition/definition";
import { parseUrn } from "../../policies/kernel/resource";
import { extremes } from "../../stacks/extremes";
import { factsFor } from "../../stacks/facts";
import { minimal } from "../../stacks/products/minimal";
import { shine } from "../../stacks/products/shine";
import { registryOf } from "../../stacks/registry";
import { refusedOf } from "../../tools/offline/acceptance";
import { judgeRecorded } from "../../tools/offline/judge";
import { definitions } from "../support/definitions";
import { evaluateProduct, TODAY } from "../support/products";
import { mutants } from "../support/wrong";

/** Definitions that are tried: `SOUND_DEFINITIONS=300` and another `SOUND_SEED` before a release of the platform. */
const TRIED = Number(process.env["SOUND_DEFINITIONS"] ?? 4);
const SEED = Number(process.env["SOUND_SEED"] ?? 1);

/** What a preview refuses of a definition, by the components, the simulated cloud or the gate. */
async function refusedBelow(definition: ProductDefinition): Promise<string[]> {
  const resources = await evaluateProduct(definition);
  const { name: stack } = definition;
  const args = { stack, registry: registryOf({ [stack]: definition }), today: TODAY, waivers: [] };
  return [
    ...refusedOf(resources).map(({ path, allowed }) => `${path}: ${allowed}`),
    ...judgeRecorded(resources, args)
      .violations.filter(({ level }) => level === "mandatory")
      .map(({ rule, urn, message }) => `${rule} ${parseUrn(urn).name}: ${message}`),
  ];
}

describe("what check calls sound", () => {
  it(`is refused by nobody else: ${TRIED} definitions with one thing changed, seed ${SEED}`, async () => {
    const random = fc
      .sample(definitions(TODAY), { numRuns: 8, seed: SEED })
      .filter((one) => check(one, factsFor(one, TODAY)).length === 0);
    const bases: readonly ProductDefinition[] = [shine, minimal, ...Object.values(extremes(TODAY)), ...random];
    const changed = fc.constantFrom(...bases).chain((base) => mutants(base).map((mutant) => ({ mutant, base })));
    const sound = fc
      .sample(changed, { numRuns: TRIED * 12, seed: SEED })
      .filter(({ mutant, base }) => check(mutant.definition, factsFor(base, TODAY)).length === 0)
      .slice(0, TRIED);
    assert.equal(sound.length, TRIED, "a third of what is changed must be sound still");
    for (const { mutant, base } of sound) {
      const found = await refusedBelow(mutant.definition as unknown as ProductDefinition).catch((thrown: Error) => [
        thrown.message,
      ]);
      assert.deepEqual(found, [], `${base.name}: ${mutant.what}`);
    }
  }).timeout(20_000 * TRIED + 20_000);
});
