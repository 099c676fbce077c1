import type {
  PolicyResource,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { ask, subjectsOf } from "./judge";
import type { Context } from "./kernel/check";
import { Graph, type View } from "./kernel/graph";
import { parseUrn, type Resource } from "./kernel/resource";
import type { Registry } from "./registry";
import type { Rule } from "./rule";
import { plain, target } from "./wire";

type Policy = ResourceValidationPolicy | StackValidationPolicy;
type Props = Record<string, unknown>;
type Report = (message: string, urn?: string) => void;

/** Every rule as a policy of CrossGuard, under its own name. */
export function toPolicies(
  rulesByService: Readonly<Record<string, readonly Rule[]>>,
  rules: readonly Rule[],
  context: Context,
): Policy[] {
  const serviceOf = new Map(
    Object.entries(rulesByService).flatMap(([service, own]) => own.map((rule) => [rule.id, service] as const)),
  );
  return rules.map((rule) => toPolicy(rule, serviceOf.get(rule.id) ?? "", context));
}

function toPolicy(rule: Rule, service: string, context: Context): Policy {
  const framework = frameworkOf(rule);
  const policy = {
    name: rule.id,
    description: rule.title,
    enforcementLevel: rule.level,
    severity: rule.severity,
    displayName: rule.title,
    tags: [service, ...rule.references],
    remediationSteps: rule.fix,
    url: `${context.registry.rulesUrl}#${rule.id}`,
    ...(framework === undefined ? {} : { framework }),
  };
  if (rule.kind === "stack") {
    return {
      ...policy,
      validateStack: (args, report) => {
        const graph = graphOf(args.resources, context.registry);
        for (const subject of subjectsOf(rule, graph)) tell(rule, subject, context, report);
      },
    };
  }
  return {
    ...policy,
    validateResource: (args, report) => {
      const subject = viewOf(args, context.registry);
      if (rule.types === "all" ? subjectsOf(rule, subject.graph).length > 0 : rule.types.includes(subject.type)) {
        tell(rule, subject, context, report);
      }
    },
  };
}

/** Reports what a rule came to: violations at their level, and what a mandatory rule cannot verify yet as an advisory line. */
function tell(rule: Rule, subject: View, context: Context, report: Report): void {
  const outcome = ask(rule, subject, context);
  const say = (urn: string, message: string, enforcementLevel: Rule["level"]): void =>
    // The SDK takes an object too, with the level of this one violation.
    report({ name: rule.id, message, urn, enforcementLevel, severity: rule.severity } as never);
  for (const { rule: id, urn, message, level, fix } of outcome.violations) {
    say(urn, `${id === rule.id ? "" : `${id}: `}${message}\n  fix: ${fix}`, level);
  }
  if (outcome.verdict === "unverifiable" && rule.level === "mandatory") {
    say(subject.urn, "cannot be verified before the update: a value that decides is not known yet", "advisory");
  }
}

/**
 * One graph a request. The SDK makes new resources for every policy, but over the same properties (`wire.ts` sees to that), and those of
 * the first resource stand for the request.
 */
function graphOf(resources: readonly PolicyResource[], registry: Registry): Graph {
  const [first] = resources;
  const key = first === undefined ? none : target(first.props);
  let graph = graphs.get(key);
  if (graph === undefined) {
    graph = new Graph(resources.map(fromStack), stackOf(first?.urn ?? ""), registry.environments);
    graphs.set(key, graph);
  }
  return graph;
}
const graphs = new WeakMap<object, Graph>();
const none = {};

function viewOf(args: ResourceValidationArgs, registry: Registry): View {
  const key = target(args.props);
  let view = views.get(key);
  if (view === undefined) {
    const resource = neutral(args, args.opts.parent, [], {});
    const graph = new Graph([resource], stackOf(args.urn), registry.environments);
    view = graph.find(resource.urn) as View;
    views.set(key, view);
  }
  return view;
}
const views = new WeakMap<object, View>();

function fromStack(resource: PolicyResource): Resource {
  const urns = (list: readonly PolicyResource[]): string[] => list.map(({ urn }) => urn);
  return neutral(
    resource,
    resource.parent?.urn,
    urns(resource.dependencies),
    Object.fromEntries(Object.entries(resource.propertyDependencies).map(([key, list]) => [key, urns(list)])),
  );
}

function neutral(
  from: Pick<ResourceValidationArgs, "urn" | "type" | "name" | "props" | "opts" | "provider">,
  parent: string | undefined,
  dependencies: readonly string[],
  propertyDependencies: Resource["propertyDependencies"],
): Resource {
  const { urn, type, name, opts, provider } = from;
  return {
    urn,
    type,
    name,
    props: plain(from.props) as Props,
    protect: opts.protect,
    ignoreChanges: opts.ignoreChanges,
    ...(parent === undefined ? {} : { parent }),
    ...(provider === undefined
      ? {}
      : { provider: { urn: provider.urn, type: provider.type, props: plain(provider.props) as Props } }),
    dependencies,
    propertyDependencies,
  };
}

function stackOf(urn: string): string {
  return parseUrn(urn).stack;
}

/** The compliance framework that a rule belongs to first, where it belongs to one. */
function frameworkOf(
  rule: Rule,
): { name: string; version: string; reference: string; specification: string } | undefined {
  for (const [begins, name, version] of frameworks) {
    const found = rule.references.find((reference) => begins.test(reference));
    if (found !== undefined)
      return { name, version, reference: found.replace(/^(CIS5|190)-/, ""), specification: rule.title };
  }
  return undefined;
}

const frameworks = [
  [/^CIS5-/, "CIS AWS Foundations Benchmark", "5.0.0"],
  [/^190-/, "NIST SP 800-190", "2017"],
  [/^[A-Z][A-Za-z0-9]*\.\d+$/, "AWS Foundational Security Best Practices", "1.0.0"],
] as const;
