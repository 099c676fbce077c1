import assert from "node:assert/strict";
import { isComponent, type Resource } from "../../policies/kernel/resource";
import { catalogue } from "../../stacks/products";
import { registryOf } from "../../stacks/registry";
import { evaluate } from "../../tools/offline/evaluate";
import { neutral } from "../../tools/offline/judge";
import type { RecordedResource } from "../../tools/offline/recorded";
import { evaluateProduct, TODAY } from "../support/products";
import { sharedPrograms } from "../support/stacks";
import { additionMutants } from "./mutations/additions";
import { Census } from "./mutations/classes";
import { containerMutants } from "./mutations/containers";
import { declaredBooleans } from "./mutations/declared";
import { documentMutants } from "./mutations/documents";
import { inputMutants } from "./mutations/inputs";
import { common, type Decision, elsewhere } from "./mutations/inputs/decision";
import { decisions } from "./mutations/inputs/index";
import { keyMutants, wiringMutants } from "./mutations/links";
import { monitorMutants } from "./mutations/monitors";
import { catcher, isKeyPlace, leaves, type Mutant, objections, pathOf, type World } from "./mutations/mutant";
import { surroundingMutants } from "./mutations/surroundings";
import { accepted } from "./mutations/survivors";

const mutators = [
  inputMutants,
  documentMutants,
  containerMutants,
  keyMutants,
  wiringMutants,
  surroundingMutants,
  monitorMutants,
  additionMutants,
];

const programs: Readonly<Record<string, () => Promise<RecordedResource[]>>> = {
  shine: () => evaluateProduct(catalogue["shine"] as never),
  organization: () => evaluate(sharedPrograms.organization, { stack: "organization" }),
  foundation: () => evaluate(sharedPrograms.foundation, { stack: "foundation" }),
};

for (const [stack, program] of Object.entries(programs)) {
  describe(`mutants of ${stack}`, () => {
    let world: World;

    before(async function () {
      this.timeout(60_000);
      world = { stack, resources: neutral(await program()), registry: registryOf(), today: TODAY };
    });

    it("each input of each type is a security input or has a word why not", () => {
      const undecided = new Set<string>();
      for (const resource of world.resources.filter(isCustom)) {
        for (const { at } of leaves(resource.props)) {
          const path = pathOf(at);
          if (!isKeyPlace(at) && !elsewhere.test(path) && !isDecided(resource.type, path))
            undecided.add(`${resource.type} ${path}`);
        }
      }
      assert.deepEqual([...undecided].sort(), []);
    });

    it("each boolean that a provider takes is decided by name", () => {
      const undecided = new Set<string>();
      for (const resource of world.resources.filter(isCustom)) {
        for (const path of declaredBooleans(resource.type)) {
          const isReachable = holderPaths(resource, path).length > 0;
          if (isReachable && !namesOf(decisions[resource.type]).has(path)) undecided.add(`${resource.type} ${path}`);
        }
      }
      assert.deepEqual([...undecided].sort(), []);
    });

    it("at least 95 % make a mandatory rule speak, and every other is accepted by name", function () {
      this.timeout(180_000);
      const before = objections(world);
      assert.deepEqual([...before], [], "the stack as it is");
      const census = new Census(world);
      const all = mutators.flatMap((mutator) => [...mutator(census)]);
      const survivors = all.filter((mutant) => catcher(mutant, world, before) === undefined);
      console.log(table(all, survivors));
      const unexpected = survivors.filter((mutant) => !accepted.some((entry) => entry.covers(mutant)));
      const stale = accepted.filter(
        (entry) => entry.stack === stack && !survivors.some((mutant) => entry.covers(mutant)),
      );
      assert.deepEqual(unexpected.map(line), []);
      assert.deepEqual(
        stale.map(({ reason }) => reason),
        [],
      );
      assert.ok(survivors.length <= all.length * 0.05, `${survivors.length} of ${all.length} survive`);
    });
  });
}

function isCustom({ type }: Resource): boolean {
  return !isComponent(type) && !type.startsWith("pulumi:");
}

function isDecided(type: string, path: string): boolean {
  const decision = decisions[type];
  if (decision === undefined) return false;
  const known = [...pathsOf(decision)];
  return (
    path in common ||
    known.some((own) => own === path || (own.endsWith("*") && path.startsWith(own.slice(0, -1)))) ||
    known.some((own) => path === `${own}[]` || path.startsWith(`${own}[].`) || path.startsWith(`${own}.`))
  );
}

/** A decision's paths as they are recorded: `parameters[name=x].value` is `parameters[].value`. */
function pathsOf({ weak, apart }: Decision): Set<string> {
  const own = [...Object.keys(weak ?? {}), ...Object.values(apart ?? {}).flat()];
  return new Set(own.map((path) => path.replace(/^production:|\+$/g, "").replace(/\[[^\]]*\]/g, "[]")));
}

/** Without the marks of lists, as the declaration spells paths; what stands for all below does not count. */
function namesOf(decision: Decision | undefined): Set<string> {
  return new Set(decision === undefined ? [] : [...pathsOf(decision)].map((path) => path.replaceAll("[]", "")));
}

/** The places of a declared input whose holder the resource has. */
function holderPaths(resource: Resource, path: string): readonly unknown[] {
  const steps = path.split(".");
  let holders: unknown[] = [resource.props];
  for (const step of steps.slice(0, -1)) {
    holders = holders.flatMap((holder) => {
      const inner =
        typeof holder === "object" && holder !== null ? (holder as Record<string, unknown>)[step] : undefined;
      return inner === undefined ? [] : Array.isArray(inner) ? inner : [inner];
    });
  }
  return holders.filter((holder) => typeof holder === "object" && holder !== null);
}

function line({ mutator, urn, path, change }: Mutant): string {
  return `${mutator} | ${urn.split("::").slice(2).join(" ").replace(/^.*\$/, "")} | ${path} | ${change}`;
}

function table(all: readonly Mutant[], survivors: readonly Mutant[]): string {
  const names = [...new Set(all.map(({ mutator }) => mutator))];
  const rows = names.map((name) => {
    const total = all.filter(({ mutator }) => mutator === name).length;
    const alive = survivors.filter(({ mutator }) => mutator === name).length;
    return `      ${String(total - alive).padStart(5)} / ${String(total).padEnd(5)} ${name}`;
  });
  return [...rows, ...survivors.map((mutant) => `      survives: ${line(mutant)}`)].join("\n");
}
