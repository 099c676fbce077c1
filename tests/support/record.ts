import type { Scope } from "../../components/scope";
import { evaluate } from "../../tools/offline/evaluate";
import type { RecordedResource } from "../../tools/offline/recorded";

/** A scope for component tests. */
export const production: Scope = {
  product: "shine",
  environment: "production",
  account: "111122223333",
  region: "ap-northeast-1",
  owner: "team-shine",
};
export const staging: Scope = { ...production, environment: "staging" };

/** The resources that the program makes, without the stack itself, with the simulated cloud's answers. */
export async function record(program: () => unknown, preview = false): Promise<RecordedResource[]> {
  const all = await evaluate(program, { stack: "test", preview });
  return all.filter((resource) => resource.type !== "pulumi:pulumi:Stack");
}

/** `type name` of each, sorted: what a component's exact children are. */
export function children(resources: readonly RecordedResource[]): string[] {
  return resources.map((resource) => `${resource.type} ${resource.name}`).sort();
}

/** The inputs of the one resource of that name and type (or type's end); fails when there is none or more than one. */
export function inputsOf(resources: readonly RecordedResource[], type: string, name?: string): Record<string, unknown> {
  const found = resources.filter((r) => r.type.endsWith(type) && (name === undefined || r.name === name));
  if (found.length !== 1 || found[0] === undefined) {
    throw new Error(
      `${found.length} resources of type ${type} named ${name ?? "anything"}, of: ${children(resources).join(", ")}`,
    );
  }
  return found[0].inputs;
}
