import type { RecordedResource } from "../offline/recorded";
import { globOf } from "./glob";
import { groupBy } from "./group";
import { mask } from "./secrets";
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
}

export interface PreviewArgs {
  readonly product: string;
  readonly resources: readonly RecordedResource[];
  readonly judgement: {
    readonly violations: readonly ReportedViolation[];
    readonly unverifiable: readonly Unverifiable[];
    readonly counts: { readonly waived: number; readonly rules: number };
  };
  readonly placeholder?: string | undefined;
  readonly only?: string | undefined;
  /** Taken out of everything that is told. */
  readonly secrets?: readonly string[] | undefined;
}

/** Environments in the order in which a report has them; what stands in none comes last. */
export const environments = ["account", "management", "development", "staging", "production", "elsewhere"];

export function previewOf(args: PreviewArgs): Preview {
  const secrets = args.secrets ?? [];
  const inOrder = treeOrder(args.resources);
  const providers = new Map(args.resources.filter(isProvider).map((resource) => [resource.urn, resource]));
  const reported = inOrder.map((resource) => report(resource, providers, secrets));
  const byUrn = new Map(reported.map((resource) => [resource.urn, resource]));
  const violations = args.judgement.violations.map((violation) => ({
    ...violation,
    message: mask(violation.message, secrets),
  }));
  const mandatory = violations.filter(({ level }) => level === "mandatory").length;
  const made = reported.filter((resource) => !isComponent(resource));
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
      environments: count(args.product, made, byUrn),
      placeholder: args.placeholder ?? null,
      only: args.only ?? null,
    },
    resources: args.only === undefined ? reported : matching(args.only, reported, byUrn),
    byUrn,
    violations,
    unverifiable: args.judgement.unverifiable.map(({ rule, urn }) => ({ rule, urn })),
  };
}

/** Whether it only groups others: a component of ours, or the stack. */
export function isComponent({ type }: { readonly type: string }): boolean {
  return type.startsWith("platform:") || type === "pulumi:pulumi:Stack";
}

/** `aws:ec2`, `datadog`: what a count speaks of. */
export function kindOf(type: string): string {
  if (type.startsWith("pulumi:providers:")) return "providers";
  const [kit = "", rest = ""] = type.split(":");
  return kit === "aws" ? `aws:${rest.split("/")[0] ?? ""}` : kit;
}

function isProvider({ type }: RecordedResource): boolean {
  return type.startsWith("pulumi:providers:");
}

/** Parents before their children, resources before components, then by type and name: the same for the same program. */
function treeOrder(resources: readonly RecordedResource[]): RecordedResource[] {
  const children = groupBy(resources, ({ parent }) => parent ?? "");
  const known = new Set(resources.map(({ urn }) => urn));
  const sorted: RecordedResource[] = [];
  const visit = (resource: RecordedResource): void => {
    sorted.push(resource);
    for (const child of (children.get(resource.urn) ?? []).sort(byKindAndName)) visit(child);
  };
  const roots = resources.filter(({ parent }) => parent === undefined || !known.has(parent));
  for (const root of roots.sort(byKindAndName)) visit(root);
  return sorted;
}

function byKindAndName(a: RecordedResource, b: RecordedResource): number {
  return Number(isComponent(a)) - Number(isComponent(b)) || order(a.type, b.type) || order(a.name, b.name);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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

function count(
  product: string,
  made: readonly ReportedResource[],
  byUrn: ReadonlyMap<string, ReportedResource>,
): Summary["environments"] {
  const counts: Record<string, Record<string, number>> = {};
  for (const environment of environments) {
    const here = made.filter((resource) => environmentOf(product, resource, byUrn) === environment);
    if (here.length === 0) continue;
    const kinds = groupBy(here, ({ type }) => kindOf(type));
    counts[environment] = Object.fromEntries(
      [...kinds].map(([kind, all]) => [kind, all.length] as const).sort(([a], [b]) => order(a, b)),
    );
  }
  return counts;
}

/** The environment of the nearest component above whose name tells one, or of its own name. */
function environmentOf(
  product: string,
  resource: ReportedResource,
  byUrn: ReadonlyMap<string, ReportedResource>,
): string {
  const own = named(product, resource.name);
  for (let above = byUrn.get(resource.parent ?? ""); above !== undefined; above = byUrn.get(above.parent ?? "")) {
    const found = named(product, above.name);
    if (found !== undefined) return found;
  }
  return own ?? "elsewhere";
}

function named(product: string, name: string): string | undefined {
  return environments.find((environment) => `${name}-`.startsWith(`${product}-${environment}-`));
}

/** What matches, what stands under it, and the components above, so that a reader sees where it stands. */
function matching(
  only: string,
  resources: readonly ReportedResource[],
  byUrn: ReadonlyMap<string, ReportedResource>,
): ReportedResource[] {
  const matches = globOf(only);
  const shown = new Set<string>();
  for (const resource of resources) {
    const inherited = resource.parent !== null && shown.has(resource.parent);
    if (inherited || [resource.name, resource.type, resource.urn].some(matches)) shown.add(resource.urn);
  }
  const above = new Set<string>();
  for (const urn of shown) {
    for (let parent = byUrn.get(urn)?.parent ?? null; parent !== null; parent = byUrn.get(parent)?.parent ?? null)
      above.add(parent);
  }
  return resources.filter(({ urn }) => shown.has(urn) || above.has(urn));
}
