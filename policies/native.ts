import type {
  PolicyResource,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { type Answer, ask, askAll, subjectsOf } from "./judge";
import type { Context } from "./kernel/check";
import { Graph, type View } from "./kernel/graph";
import { type Options, parseUrn, type Resource } from "./kernel/resource";
import type { Rule } from "./rule";
import { plain } from "./wire";

type Policy = ResourceValidationPolicy | StackValidationPolicy;
type Props = Record<string, unknown>;
type Report = (message: string, urn?: string) => void;

/**
 * Every rule as a policy of CrossGuard, under its own name, behind two that do the asking. The SDK makes everything that it knows of every
 * resource anew for each policy that it calls, which is most of what a pack of hundreds of rules costs: so it calls two, one for each resource
 * and one for the stack, and each of them asks the rules and tells under the names of these.
 */
export function toPolicies(
  rulesByService: Readonly<Record<string, readonly Rule[]>>,
  rules: readonly Rule[],
  context: Context,
): Policy[] {
  const serviceOf = new Map(
    Object.entries(rulesByService).flatMap(([service, own]) => own.map((rule) => [rule.id, service] as const)),
  );
  return [
    askResources(rules, context),
    askStack(rules, context),
    ...rules.map((rule) => described(rule, serviceOf.get(rule.id) ?? "", context)),
  ];
}

function askResources(rules: readonly Rule[], context: Context): ResourceValidationPolicy {
  const own = rules.filter(({ kind }) => kind === "resource");
  const byType = new Map<string, readonly Rule[]>();
  const about = (subject: View): readonly Rule[] => {
    let found = byType.get(subject.type);
    if (found === undefined) {
      found = own.filter((rule) => subjectsOf(rule, subject.graph).length > 0);
      byType.set(subject.type, found);
    }
    return found;
  };
  return {
    name: "all-resource-rules",
    description: "Asks every rule that reads one resource alone.",
    enforcementLevel: "mandatory",
    validateResource: (args, report) => {
      const subject = viewOf(args, context);
      for (const rule of about(subject)) tell(rule, subject, ask(rule, subject, context), report);
    },
  };
}

function askStack(rules: readonly Rule[], context: Context): StackValidationPolicy {
  const own = rules.filter(({ kind }) => kind === "stack");
  return {
    name: "all-stack-rules",
    description: "Asks every rule that reads several resources together.",
    enforcementLevel: "mandatory",
    validateStack: ({ resources }, report) => {
      const stack = stackOf(resources[0]?.urn ?? "");
      const graph = new Graph(resources.map(fromStack), stack, context);
      for (const rule of own)
        for (const { subject, answer } of askAll(rule, graph, context)) tell(rule, subject, answer, report);
    },
  };
}

/**
 * What Pulumi shows of a rule. The SDK calls nothing of it: its function is about a type that no resource has. All are described as rules of the
 * stack, since of those that are not the SDK, and the engine's summary of each resource, would go through the whole list for every resource.
 */
function described(rule: Rule, service: string, context: Context): Policy {
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
  return { ...policy, validateStack: Object.assign(() => undefined, { __pulumiType: "platform:nothing:Nothing" }) };
}

/** Reports what a rule came to: violations at their level, and what a mandatory rule cannot verify yet as an advisory line. */
function tell(rule: Rule, subject: View, outcome: Answer, report: Report): void {
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

function viewOf(args: ResourceValidationArgs, context: Context): View {
  const resource = neutral(args, args.opts.parent, [], {});
  return new Graph([resource], stackOf(args.urn), context).find(resource.urn) as View;
}

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
    options: optionsOf(opts),
    ...(parent === undefined ? {} : { parent }),
    ...(provider === undefined
      ? {}
      : { provider: { urn: provider.urn, type: provider.type, props: plain(provider.props) as Props } }),
    dependencies,
    propertyDependencies,
  };
}

/** What the engine tells of a resource's options: nothing of what it does with it on deletion and when it replaces. */
function optionsOf(opts: ResourceValidationArgs["opts"]): Options {
  const { createSeconds, updateSeconds, deleteSeconds } = opts.customTimeouts;
  const timeouts = [createSeconds, updateSeconds, deleteSeconds];
  return {
    deleteBeforeReplace: opts.deleteBeforeReplace ?? "unset",
    additionalSecretOutputs: opts.additionalSecretOutputs,
    customTimeouts: timeouts.every((seconds) => seconds === 0) ? [] : timeouts.map((seconds) => `${seconds}s`),
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
