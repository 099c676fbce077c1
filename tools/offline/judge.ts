import { resolve } from "node:path";
import { type Judgement, judge } from "../../policies/judge";
import { canonicalType, isProvider, type Provider, type Resource } from "../../policies/kernel/resource";
import { loadRegistry, type Registry } from "../../policies/registry";
import type { Rule } from "../../policies/rule";
import { leaksIn } from "../../policies/secrets/find";
import { searched } from "../../policies/views/leaks";
import { reviewedCompositions } from "../../policies/views/compositions";
import { reviewedParts, reviewedShapes } from "../../policies/views/shapes";
import { type Waiver, waivers } from "../../policies/waivers";
import type { RecordedResource } from "./recorded";
import { ROOT } from "./source";

export interface JudgeRecordedArgs {
  readonly stack: string;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly registry: Registry;
  /** @default those of the pack */
  readonly waivers?: readonly Waiver[];
  /** @default all rules of the pack */
  readonly rules?: readonly Rule[];
}

/** The pack's judgement of an evaluated program. */
export function judgeRecorded(resources: readonly RecordedResource[], args: JudgeRecordedArgs): Judgement {
  return judge(neutral(resources), {
    stack: args.stack,
    today: args.today,
    registry: args.registry,
    waivers: args.waivers ?? waivers,
    ...(args.rules === undefined ? {} : { rules: args.rules }),
  });
}

/** The texts of all secrets that stand in the inputs in clear: for what is printed to go without them. */
export function leakedBy(resources: readonly RecordedResource[]): string[] {
  const leaks = leaksIn(resources.map(({ type, inputs }) => searched(canonicalType(type), inputs)));
  return leaks.flat().flatMap(({ texts }) => texts);
}

/** The registry as it stands in the file, with what is known of products that it may not have. */
export function registryWith(products: Registry["products"] = {}): Registry {
  reviewedShapes();
  reviewedParts();
  reviewedCompositions();
  const registry = loadRegistry(resolve(ROOT, "policies/registry.json"));
  return { ...registry, products: { ...registry.products, ...products } };
}

/** What the offline monitor recorded, in the shape that the pack takes from an engine too. */
export function neutral(resources: readonly RecordedResource[]): Resource[] {
  const providers = new Map<string, Provider>();
  for (const { urn, type, inputs } of resources) {
    if (isProvider(type)) providers.set(urn, { urn, type, props: inputs });
  }
  return resources.map((resource) => {
    const provider = resource.provider === undefined ? undefined : providers.get(resource.provider);
    return {
      urn: resource.urn,
      type: resource.type,
      name: resource.name,
      props: resource.inputs,
      protect: resource.protect,
      ignoreChanges: resource.ignoreChanges,
      options: resource.options,
      ...(resource.parent === undefined ? {} : { parent: resource.parent }),
      ...(provider === undefined ? {} : { provider }),
      dependencies: resource.dependsOn,
      propertyDependencies: resource.propertyDependencies,
    };
  });
}
