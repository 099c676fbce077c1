import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ask, judge, subjectsOf } from "../../policies/judge";
import { Graph } from "../../policies/kernel/graph";
import type { Resource } from "../../policies/kernel/resource";
import { Exceptions } from "../../policies/kernel/waiving";
import { isProof, type Rule } from "../../policies/rule";
import { rules } from "../../policies/rules";
import { registryOf } from "../../stacks/registry";
import { neutral } from "../../tools/offline/judge";
import { TODAY } from "../support/products";
import { judgementOf, modes, recorded, stacks } from "../support/stacks";
import { type Mistake, Scene } from "./mistakes/mistake";

const folder = join(__dirname, "mistakes");

/** Every table in the folder. */
const mistakes = readdirSync(folder).flatMap((file) => {
  const tables = Object.values(require(join(folder, file)) as Record<string, unknown>);
  return tables.filter(Array.isArray).flat() as readonly Mistake[];
});
/** What is only advised has tests of its own: left-over.spec.ts. */
const proofs = rules.filter(isProof).filter(({ level }) => level === "mandatory");
/** What refuses all that is not known refuses most mistakes too, and does not say what they break. */
const closed = [
  "iam-role-envelope",
  "iam-role-trust",
  "links-within-environment",
  "outside-references",
  "reviewed-compositions",
  "reviewed-shapes",
  "waf-requests-examined",
];
const others = rules.filter((rule) => !isProof(rule) && !closed.includes(rule.id));
/** Rules of kind `resource` read one resource alone: they are asked about what changed. */
const alone = others.filter(({ kind }) => kind === "resource");
const together = others.filter(({ kind }) => kind === "stack");
const registry = registryOf();

const resourcesOf = async (stack: string): Promise<Resource[]> => neutral(await recorded(stack, "preview"));
const judged = (resources: readonly Resource[], stack: string, asked: readonly Rule[]) =>
  judge(resources, { stack, registry, today: TODAY, waivers: [], rules: asked });

describe("proofs", () => {
  it("hold for every stack, and can be told in the first preview already", async () => {
    for (const stack of stacks) {
      for (const mode of modes) {
        for (const { proof, proved, failed, unknown } of (await judgementOf(stack, mode)).proofs) {
          const allowed = proofs.some(({ id }) => id === proof) ? 0 : failed;
          assert.deepEqual([failed, unknown], [allowed, 0], `${proof} of ${stack} in ${mode}`);
          assert.ok(proved > 0);
        }
      }
    }
  });

  it("have as many hops in a preview as in an update", async () => {
    for (const stack of stacks) {
      const [preview, up] = await Promise.all(modes.map(async (mode) => (await judgementOf(stack, mode)).proofs));
      assert.deepEqual(preview, up, stack);
    }
  });

  it("are shown to fail, every hop of them", async () => {
    const context = { registry, today: TODAY, exceptions: new Exceptions([], TODAY) };
    const made = new Set<string>();
    for (const stack of stacks) {
      const graph = new Graph(await resourcesOf(stack), stack, context);
      for (const proof of proofs) {
        const hops = subjectsOf(proof, graph).flatMap((subject) => ask(proof, subject, context).hops);
        for (const { part } of hops) made.add(`${proof.id}/${part}`);
      }
    }
    assert.deepEqual([...made].sort(), [...new Set(mistakes.flatMap(({ told, also = [] }) => [told, ...also]))].sort());
  });
});

describe("mistakes", () => {
  const before = new Map<string, Set<string>>();
  const objections = (resources: readonly Resource[], stack: string, changed = resources): Set<string> => {
    const found = [...judged(changed, stack, alone).violations, ...judged(resources, stack, together).violations];
    const mandatory = found.filter(({ level }) => level === "mandatory");
    return new Set(mandatory.map(({ rule, urn, message }) => `${rule} ${urn} ${message}`));
  };

  for (const { did, told, says, alone: silent, also: further = [], stack = "shine", make } of mistakes) {
    it(`somebody ${did}: ${told} tells it${silent ? ", and no rule does" : ""}`, async () => {
      const resources = await resourcesOf(stack);
      const changed = make(new Scene(resources));
      const { violations } = judged(changed, stack, proofs);
      assert.deepEqual(
        [...new Set(violations.map(({ rule }) => rule))].sort(),
        [told, ...further].sort(),
        "exactly this hop",
      );
      assert.ok(
        violations.some(({ message }) => says.test(message)),
        violations[0]?.message,
      );
      const known = before.get(stack) ?? objections(resources, stack);
      before.set(stack, known);
      const put = changed.filter((one) => !resources.includes(one));
      const also = [...objections(changed, stack, put)].filter((one) => !known.has(one));
      assert.equal(also.length === 0, silent, also.join("\n"));
    });
  }
});
