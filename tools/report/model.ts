import type { Difference } from "../difference/difference";
import type { RecordedResource } from "../offline/recorded";
import { isComponent, isProvider } from "../../policies/kernel/resource";
import { type ProvedAt, provedBy, type Waived } from "../../policies/judge";
import { countByEnvironment } from "./counts";
import { groupBy } from "./group";
import type { PageParts } from "./html/page";
import { limitTo } from "./only";
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

/** A violation that somebody answers for. */
export interface ReportedWaived {
  readonly rule: string;
  readonly level: ReportedViolation["level"];
  readonly urn: string;
  readonly message: string;
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string;
  /** YYYY-MM-DD, the last day that it holds. */
  readonly until: string;
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

/** What is counted is what is shown; all of it is judged. */
export interface Summary {
  /** Whether no mandatory rule is violated, by what is not shown either. */
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
  /** The glob that limits what is shown and counted. */
  readonly only: string | null;
}

/** What a preview has found; text, JSON and Markdown are written from it. */
export interface Preview {
  readonly product: string;
  readonly summary: Summary;
  /** What is shown, in the order of the tree, with the components above. */
  readonly resources: readonly ReportedResource[];
  /** Everything, by URN: what a violation speaks of may not be shown. */
  readonly byUrn: ReadonlyMap<string, ReportedResource>;
  readonly violations: readonly ReportedViolation[];
  readonly unverifiable: readonly Unverifiable[];
  readonly waived: readonly ReportedWaived[];
  readonly proofs: readonly ReportedProof[];
  /** What the change does, where it is compared with another side. */
  readonly difference?: Difference;
  /** What a page has and no other report. */
  readonly page?: PageParts;
  /** What was found wrong, whatever is shown; no part of a report. */
  readonly judged: { readonly violations: readonly ReportedViolation[]; readonly waived: number };
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
    /** @default none */
    readonly provedAt?: readonly ProvedAt[];
    /** @default none */
    readonly waived?: readonly Waived[];
    readonly counts: { readonly rules: number };
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
  const { judgement, only } = args;
  const { shown, matched } = limitTo(only, reported, byUrn);
  const isShown = ({ urn }: { readonly urn: string }): boolean => only === undefined || matched.has(urn);
  const all = judgement.violations.map(({ rule, level, urn, message, fix }) => ({
    rule,
    level,
    urn,
    message: mask(message, secrets),
    fix,
  }));
  const violations = all.filter(isShown);
  const waived = (judgement.waived ?? []).filter(isShown).map((one) => waivedOf(one, secrets));
  const unverifiable = judgement.unverifiable.filter(isShown).map(({ rule, urn }) => ({ rule, urn }));
  const mandatory = violations.filter(({ level }) => level === "mandatory").length;
  const things = reported.filter(isShown);
  const made = things.filter((resource) => !isComponent(resource.type));
  return {
    product: args.product,
    summary: {
      compliant: judgement.violations.every(({ level }) => level !== "mandatory"),
      mandatory,
      advisory: violations.length - mandatory,
      unverifiable: unverifiable.length,
      waived: waived.length,
      rules: judgement.counts.rules,
      resources: made.length,
      components: things.length - made.length,
      environments: countByEnvironment(args.product, made, byUrn),
      placeholder: args.placeholder ?? null,
      stale: args.stale ?? [],
      only: only ?? null,
    },
    resources: shown,
    byUrn,
    violations,
    unverifiable,
    waived,
    proofs: only === undefined ? judgement.proofs : proofsAt(judgement, isShown),
    judged: { violations: all, waived: judgement.waived?.length ?? 0 },
    options: new Map(args.resources.map(({ urn, ignoreChanges, aliases }) => [urn, { ignoreChanges, aliases }])),
  };
}

function waivedOf({ rule, level, urn, message, waiver }: Waived, secrets: readonly string[]): ReportedWaived {
  const { owner, reason, ticket, end } = waiver;
  return { rule, level, urn, message: mask(message, secrets), owner, reason, ticket, until: end };
}

/** What the proofs came to about what is shown. */
function proofsAt(
  { proofs, provedAt = [] }: PreviewArgs["judgement"],
  isShown: (one: ProvedAt) => boolean,
): ReportedProof[] {
  const each = groupBy(provedAt.filter(isShown), ({ proof }) => proof);
  return proofs.flatMap(({ proof, noun }) => {
    const some = each.get(proof);
    return some === undefined ? [] : [provedBy({ id: proof, noun }, some)];
  });
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
