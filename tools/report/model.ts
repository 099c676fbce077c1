import type { Difference } from "../difference/difference";
import type { RecordedResource } from "../offline/recorded";
import { isComponent, isProvider } from "../../policies/kernel/resource";
import { countByEnvironment } from "./counts";
import { matching } from "./only";
import { mask } from "./secrets";
import { treeOrder } from "./tree-order";
import { type ShownProperties, showInputs, showOutputs } from "./values";

/** One resource as every report tells it. */
export interface ReportedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string | null;
  /** Where the program made it, from the root of the project. */
  readonly file: string | null;
  readonly line: number | null;
  readonly inputs: ShownProperties;
  readonly outputs: ShownProperties;
  readonly protect: boolean;
  readonly provider: string | null;
  /** Its own, else its provider's. */
  readonly region: string | null;
  readonly dependsOn: readonly string[];
  /** Property → URNs of the resources that its value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

export interface ReportedViolation {
  readonly rule: string;
  readonly level: "mandatory" | "advisory";
  readonly urn: string;
  readonly message: string;
  readonly fix: string;
}

export interface Unverifiable {
  readonly rule: string;
  readonly urn: string;
}

/** What a proof came to. */
export interface ReportedProof {
  readonly proof: string;
  /** What it speaks of: `task`. */
  readonly noun: string;
  readonly subjects: number;
  /** Hops. */
  readonly proved: number;
  readonly failed: number;
  readonly unknown: number;
}

export interface Summary {
  /** Whether no mandatory rule is violated. */
  readonly compliant: boolean;
  readonly mandatory: number;
  readonly advisory: number;
  readonly unverifiable: number;
  readonly waived: number;
  /** Rules that judged. */
  readonly rules: number;
  /** Without components. */
  readonly resources: number;
  readonly components: number;
  /** Environment → kind → resources. */
  readonly environments: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Why a real run would be refused yet. */
  readonly placeholder: string | null;
  /** Where policies/registry.json, which the pack judges by, is not what `npm run generate` would write: `products.shine.owner`. */
  readonly stale: readonly string[];
  /** The glob that limits what is shown; what is counted and judged is everything. */
  readonly only: string | null;
}

/** What a preview has found; text, JSON and Markdown are written from it. */
export interface Preview {
  readonly product: string;
  readonly summary: Summary;
  /** What is shown, in the order of the tree. */
  readonly resources: readonly ReportedResource[];
  /** Everything, by URN: what a violation speaks of may not be shown. */
  readonly byUrn: ReadonlyMap<string, ReportedResource>;
  readonly violations: readonly ReportedViolation[];
  readonly unverifiable: readonly Unverifiable[];
  readonly proofs: readonly ReportedProof[];
  /** What the change does, where it is compared with another side. */
  readonly difference?: Difference;
  /** What Pulumi is told of resources beside their inputs, by URN; no part of a report. */
  readonly options: ReadonlyMap<
    string,
    { readonly ignoreChanges: readonly string[]; readonly aliases: readonly string[] }
  >;
}

export interface PreviewArgs {
  readonly product: string;
  readonly resources: readonly RecordedResource[];
  readonly judgement: {
    readonly violations: readonly ReportedViolation[];
    readonly unverifiable: readonly Unverifiable[];
    readonly proofs: readonly ReportedProof[];
    readonly counts: { readonly waived: number; readonly rules: number };
  };
  readonly placeholder?: string | undefined;
  /** @default nothing */
  readonly stale?: readonly string[] | undefined;
  readonly only?: string | undefined;
  /** Taken out of everything that is told. */
  readonly secrets?: readonly string[] | undefined;
}

export function previewOf(args: PreviewArgs): Preview {
  const secrets = args.secrets ?? [];
  const inOrder = treeOrder(args.resources);
  const providers = new Map(
    args.resources.filter(({ type }) => isProvider(type)).map((resource) => [resource.urn, resource]),
  );
  const reported = inOrder.map((resource) => report(resource, providers, secrets));
  const byUrn = new Map(reported.map((resource) => [resource.urn, resource]));
  const violations = args.judgement.violations.map(({ rule, level, urn, message, fix }) => ({
    rule,
    level,
    urn,
    message: mask(message, secrets),
    fix,
  }));
  const mandatory = violations.filter(({ level }) => level === "mandatory").length;
  const made = reported.filter((resource) => !isComponent(resource.type));
  return {
    product: args.product,
    summary: {
      compliant: mandatory === 0,
      mandatory,
      advisory: violations.length - mandatory,
      unverifiable: args.judgement.unverifiable.length,
      waived: args.judgement.counts.waived,
      rules: args.judgement.counts.rules,
      resources: made.length,
      components: reported.length - made.length,
      environments: countByEnvironment(args.product, made, byUrn),
      placeholder: args.placeholder ?? null,
      stale: args.stale ?? [],
      only: args.only ?? null,
    },
    resources: args.only === undefined ? reported : matching(args.only, reported, byUrn),
    byUrn,
    violations,
    unverifiable: args.judgement.unverifiable.map(({ rule, urn }) => ({ rule, urn })),
    proofs: args.judgement.proofs,
    options: new Map(args.resources.map(({ urn, ignoreChanges, aliases }) => [urn, { ignoreChanges, aliases }])),
  };
}

function report(
  resource: RecordedResource,
  providers: ReadonlyMap<string, RecordedResource>,
  secrets: readonly string[],
): ReportedResource {
  const region = resource.inputs["region"] ?? providers.get(resource.provider ?? "")?.inputs["region"];
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    parent: resource.parent ?? null,
    file: resource.file ?? null,
    line: resource.line ?? null,
    inputs: showInputs(resource, secrets),
    outputs: showOutputs(resource, secrets),
    protect: resource.protect,
    provider: resource.provider ?? null,
    region: typeof region === "string" ? region : null,
    dependsOn: resource.dependsOn,
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).filter(([, urns]) => urns.length > 0),
    ),
  };
}
