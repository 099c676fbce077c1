import { Check, type Context, type Finding, type Verdict } from "./kernel/check";
import { Graph, type View } from "./kernel/graph";
import { isComponent, type Resource } from "./kernel/resource";
import { Exceptions } from "./kernel/waiving";
import type { Registry } from "./registry";
import type { Level, Rule } from "./rule";
import { rules as all } from "./rules";
import type { Waiver } from "./waivers";

export interface JudgeArgs {
  readonly registry: Registry;
  readonly waivers: readonly Waiver[];
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The stack's name, which is the product's. */
  readonly stack: string;
  /** @default all rules of the pack */
  readonly rules?: readonly Rule[];
}

export interface Violation {
  /** The rule's id, with the part where it has several: `cloudtrail-hardened/kms`. */
  readonly rule: string;
  readonly level: Level;
  readonly urn: string;
  readonly message: string;
  readonly fix: string;
}

export interface Judgement {
  /** By URN, then rule. */
  readonly violations: readonly Violation[];
  /** What a mandatory rule cannot decide before the update, by URN, then rule. */
  readonly unverifiable: readonly { readonly rule: string; readonly urn: string }[];
  /** Verdicts, one a rule and resource that it was asked about. */
  readonly counts: Readonly<Record<Verdict | "waived" | "rules" | "resources", number>>;
}

/** Asks every rule about every resource it speaks of. A rule that throws ends it with a RuleFault. */
export function judge(resources: readonly Resource[], args: JudgeArgs): Judgement {
  const rules = args.rules ?? all;
  const graph = new Graph(resources, args.stack, args.registry.environments);
  const context = { ...args, exceptions: new Exceptions(args.waivers, args.today) };
  const counts = { pass: 0, fail: 0, "not applicable": 0, unverifiable: 0, waived: 0 };
  const violations: Violation[] = [];
  const unverifiable: { rule: string; urn: string }[] = [];
  for (const rule of rules) {
    for (const subject of subjectsOf(rule, graph)) {
      const outcome = ask(rule, subject, context);
      counts[outcome.verdict]++;
      counts.waived += outcome.waived;
      violations.push(...outcome.violations);
      if (outcome.verdict === "unverifiable" && rule.level === "mandatory") {
        unverifiable.push({ rule: rule.id, urn: subject.urn });
      }
    }
  }
  return {
    violations: violations.sort(byUrnAndRule),
    unverifiable: unverifiable.sort(byUrnAndRule),
    counts: { ...counts, rules: rules.length, resources: resources.length },
  };
}

/** The resources that a rule is asked about. Components have no properties, hence no rule about `all` is asked about them. */
export function subjectsOf(rule: Rule, graph: Graph): readonly View[] {
  if (rule.types !== "all") return graph.ofType(...rule.types);
  return graph.memo("custom resources", () => graph.all.filter((view) => !isComponent(view.type)));
}

/** One rule's answer about one resource, with what is waived taken out. */
export function ask(
  rule: Rule,
  subject: View,
  context: Context,
): { verdict: Verdict; violations: Violation[]; waived: number } {
  const { verdict, findings } = new Check(rule, subject, context).run();
  const kept = findings.filter((finding) => !context.exceptions.cover(rule.id, finding.part, urnOf(finding, subject)));
  return {
    verdict: verdict === "fail" && kept.length === 0 ? "pass" : verdict,
    violations: kept.map((finding) => ({
      rule: finding.part === undefined ? rule.id : `${rule.id}/${finding.part}`,
      level: finding.level,
      urn: urnOf(finding, subject),
      message: finding.message,
      fix: rule.fix,
    })),
    waived: findings.length - kept.length,
  };
}

function urnOf(finding: Finding, subject: View): string {
  return finding.at?.urn ?? subject.urn;
}

function byUrnAndRule(a: { urn: string; rule: string }, b: { urn: string; rule: string }): number {
  if (a.urn !== b.urn) return a.urn < b.urn ? -1 : 1;
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}
