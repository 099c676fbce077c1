import * as pulumi from "@pulumi/pulumi";
import type { ProductDefinition } from "../../components/definition/definition";
import { accounts, placeholder } from "../../stacks/accounts";
import type { Credentials } from "../../stacks/credentials";
import { productStack } from "../../stacks/product";
import { evaluate } from "../../tools/offline/evaluate";
import type { RecordedResource } from "../../tools/offline/recorded";

/** The day on which tests happen. */
export const TODAY = "2026-11-23";

/** Stands for every credential; it must be found nowhere. */
export const CANARY = "canary-4f1d0c8e";

export function canaries(): Credentials {
  const secret = pulumi.secret(CANARY);
  return { datadogApiKey: secret, datadogAppKey: secret, pagerdutyToken: secret, githubToken: secret };
}

/** What a product's stack registers: in its first preview, or (preview: false) with the simulated cloud's answers. */
export async function evaluateProduct(definition: ProductDefinition, preview = true): Promise<RecordedResource[]> {
  const entry = accounts[definition.name] ?? placeholder;
  const program = () => productStack({ definition, entry, today: TODAY, credentials: canaries() });
  return await evaluate(program, { stack: definition.name, preview });
}

/** Types and names as a tree, sorted; the contract that a golden file holds. */
export function treeOf(resources: readonly RecordedResource[]): string {
  const children = new Map<string, RecordedResource[]>();
  for (const resource of resources)
    children.set(resource.parent ?? "", [...(children.get(resource.parent ?? "") ?? []), resource]);
  const lines = (parent: string, depth: number): string[] =>
    (children.get(parent) ?? [])
      .map((resource) => ({ resource, line: `${"  ".repeat(depth)}${resource.type} ${resource.name}` }))
      .sort((a, b) => (a.line < b.line ? -1 : 1))
      .flatMap(({ resource, line }) => [line, ...lines(resource.urn, depth + 1)]);
  return `${lines("", 0).join("\n")}\n`;
}
