import type { ProductDefinition } from "../../components/definition/definition";
import type { Judgement } from "../../policies/judge";
import { foundationStack } from "../../stacks/foundation-stack";
import { organizationStack } from "../../stacks/organization";
import { made as madeBefore } from "../../stacks/ledger";
import { catalogue } from "../../stacks/products";
import { registryOf } from "../../stacks/registry";
import { evaluate } from "../../tools/offline/evaluate";
import { judgeRecorded } from "../../tools/offline/judge";
import type { RecordedResource } from "../../tools/offline/recorded";
import { SHARED_STACKS, type SharedStack } from "../../tools/subject";
import { canaries, evaluateProduct, TODAY } from "./products";

/** The programs of the stacks that belong to all products, in the order in which they come up. */
export const sharedPrograms: Readonly<Record<SharedStack, () => unknown>> = {
  organization: () => organizationStack({ credentials: canaries(), today: TODAY, made: madeBefore }),
  foundation: () => foundationStack(),
};

/** Every stack that there is: the products of the catalogue, and what belongs to all of them. */
export const stacks: readonly string[] = [...Object.keys(catalogue).sort(), ...SHARED_STACKS];
export const products: readonly string[] = stacks.filter((stack) => !isShared(stack));
export const modes = ["preview", "up"] as const;
export type Mode = (typeof modes)[number];

const evaluations = new Map<string, Promise<readonly RecordedResource[]>>();

/** What a stack registers; evaluated once a process, since every law asks for it. */
export function recorded(stack: string, mode: Mode): Promise<readonly RecordedResource[]> {
  return once(`${stack} ${mode}`, () => {
    if (!isShared(stack)) return evaluateProduct(definitionOf(stack), mode === "preview");
    return evaluate(sharedPrograms[stack], { stack, preview: mode === "preview" });
  });
}

/** The same for a definition outside of the catalogue. */
export function recordedOf(
  definition: ProductDefinition,
  mode: Mode,
  key: string,
): Promise<readonly RecordedResource[]> {
  return once(`${key} (${mode})`, () => evaluateProduct(definition, mode === "preview"));
}

export async function judgementOf(stack: string, mode: Mode): Promise<Judgement> {
  return judgeRecorded(await recorded(stack, mode), { stack, today: TODAY, registry: registryOf() });
}

export function definitionOf(product: string): ProductDefinition {
  const definition = catalogue[product];
  if (definition === undefined) throw new Error(`no product ${product}`);
  return definition;
}

/** Whether a stack belongs to all products. */
export function isShared(stack: string): stack is SharedStack {
  return SHARED_STACKS.some((name) => name === stack);
}

export function isProvider({ type }: RecordedResource): boolean {
  return type.startsWith("pulumi:providers:");
}

export function isStack({ type }: RecordedResource): boolean {
  return type === "pulumi:pulumi:Stack";
}

/** What a provider makes, remote components included: neither our components, nor the stack, nor a provider. */
export function made(resources: readonly RecordedResource[]): RecordedResource[] {
  return resources.filter((one) => (one.custom || one.remote === true) && !isProvider(one));
}

export function ofType(resources: readonly RecordedResource[], ...types: string[]): RecordedResource[] {
  return resources.filter(({ type }) => types.includes(type));
}

/** The environment in a resource's name: `shine-production-web` → `production`. */
export function environmentOf(stack: string, { name }: RecordedResource): string | undefined {
  return name.startsWith(`${stack}-`) ? name.slice(stack.length + 1).split("-")[0] : undefined;
}

function once(
  key: string,
  evaluation: () => Promise<readonly RecordedResource[]>,
): Promise<readonly RecordedResource[]> {
  const known = evaluations.get(key);
  if (known !== undefined) return known;
  const started = evaluation();
  evaluations.set(key, started);
  return started;
}
