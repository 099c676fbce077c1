import { Check, type Context, type Finding, type Hop, type Verdict } from "./kernel/check";
import { Graph, type View } from "./kernel/graph";
import { isComponent, type Resource } from "./kernel/resource";
import { Exceptions } from "./kernel/waiving";
import type { Registry } from "./registry";
import { isProof, type Level, type Proof, type Rule } from "./rule";
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

/** What a proof came to. */
export interface Proved {
  readonly proof: string;
  /** What it speaks of: `task`. */
  readonly noun: string;
  /** How many of these it had something to show for. */
  readonly subjects: number;
  readonly proved: number;
  readonly failed: number;
  /** What cannot be told before the update. */
  readonly unknown: number;
}

/** What a proof came to about one of its subjects. */
export interface ProvedAt extends Omit<Proved, "noun" | "subjects"> {
  readonly urn: string;
}

/** A violation that a waiver covers. */
export interface Waived {
  readonly rule: string;
  readonly level: Level;
  readonly urn: string;
  readonly message: string;
  readonly waiver: Waiver;
}

export interface Judgement {
  /** By URN, then rule. */
  readonly violations: readonly Violation[];
  /** What a mandatory rule cannot decide before the update, by URN, then rule. */
  readonly unverifiable: readonly { readonly rule: string; readonly urn: string }[];
  /** What somebody answers for, by URN, then rule. */
  readonly waived: readonly Waived[];
  /** What was proved, by proof; those that had nothing to show are left out. */
  readonly proofs: readonly Proved[];
  /** The same by what each proof was asked about. */
  readonly provedAt: readonly ProvedAt[];
  /** Verdicts, one a rule and resource that it was asked about. */
  readonly counts: Readonly<Record<Verdict | "waived" | "rules" | "resources", number>>;
}

/** Asks every rule about every resource it speaks of. A rule that throws ends it with a RuleFault. */
export function judge(resources: readonly Resource[], args: JudgeArgs): Judgement {
  const rules = args.rules ?? all;
  const graph = new Graph(resources, args.stack, args);
  const context = {
    ...args,
    exceptions: new Exceptions(
      args.waivers,
      args.today,
      [...all, ...rules].map(({ id }) => id),
    ),
  };
  const counts = { pass: 0, fail: 0, "not applicable": 0, unverifiable: 0, waived: 0 };
  const violations: Violation[] = [];
  const unverifiable: { rule: string; urn: string }[] = [];
  const proofs: Proved[] = [];
  const provedAt: ProvedAt[] = [];
  const waived: Waived[] = [];
  for (const rule of rules) {
    const outcomes: Outcome[] = [];
    for (const { subject, answer: outcome } of askAll(rule, graph, context)) {
      outcomes.push({ urn: subject.urn, ...outcome });
      counts[outcome.verdict]++;
      counts.waived += outcome.waived.length;
      waived.push(...outcome.waived);
      violations.push(...outcome.violations);
      if (outcome.verdict === "unverifiable" && rule.level === "mandatory") {
        unverifiable.push({ rule: rule.id, urn: subject.urn });
      }
    }
    if (isProof(rule)) {
      const each = outcomes.flatMap((outcome) => (outcome.hops.length > 0 ? [provedOf(rule, outcome)] : []));
      provedAt.push(...each);
      if (each.length > 0) proofs.push(provedBy(rule, each));
    }
  }
  return {
    violations: violations.sort(byUrnAndRule),
    unverifiable: unverifiable.sort(byUrnAndRule),
    waived: waived.sort(byUrnAndRule),
    proofs,
    provedAt,
    counts: { ...counts, rules: rules.length, resources: resources.length },
  };
}

/** A rule's answers about all that it speaks of, one by one. What it has told of a place already it does not tell again. */
export function* askAll(rule: Rule, graph: Graph, context: Context): Generator<{ subject: View; answer: Answer }> {
  const told = new Set<string>();
  for (const subject of subjectsOf(rule, graph)) {
    const answer = ask(rule, subject, context);
    if (answer.violations.length === 0) {
      yield { subject, answer };
      continue;
    }
    const violations = answer.violations.filter((violation) => {
      const said = `${violation.rule}\n${violation.urn}\n${violation.level}\n${violation.message}`;
      return !told.has(said) && told.add(said);
    });
    yield { subject, answer: { ...answer, violations } };
  }
}

/** The resources that a rule is asked about. Components have no properties, hence no rule about `all` is asked about them. */
export function subjectsOf(rule: Rule, graph: Graph): readonly View[] {
  if (rule.types !== "all") return graph.ofType(...rule.types);
  return graph.memo("custom resources", () => graph.all.filter((view) => !isComponent(view.type)));
}

/** An answer, and whom it is about. */
interface Outcome extends Answer {
  readonly urn: string;
}

function provedOf({ id }: Proof, { urn, hops, waived }: Outcome): ProvedAt {
  const count = (came: Hop["came"]): number => hops.filter((hop) => hop.came === came).length;
  return {
    proof: id,
    urn,
    proved: count("proved"),
    failed: count("failed") - waived.length,
    unknown: count("unknown"),
  };
}

/** What a proof came to about some of its subjects. */
export function provedBy(
  { id, noun }: { readonly id: string; readonly noun: string },
  each: readonly ProvedAt[],
): Proved {
  const sum = (count: (one: ProvedAt) => number): number => each.reduce((total, one) => total + count(one), 0);
  return {
    proof: id,
    noun,
    subjects: each.length,
    proved: sum(({ proved }) => proved),
    failed: sum(({ failed }) => failed),
    unknown: sum(({ unknown }) => unknown),
  };
}

export interface Answer {
  readonly verdict: Verdict;
  readonly violations: readonly Violation[];
  readonly waived: readonly Waived[];
  readonly hops: readonly Hop[];
}

/** One rule's answer about one resource, with what is waived taken out. */
export function ask(rule: Rule, subject: View, context: Context): Answer {
  const { verdict, findings, hops } = new Check(rule, subject, context).run();
  // Nearly always.
  if (findings.length === 0) return { verdict, violations: [], waived: [], hops };
  const violations: Violation[] = [];
  const waived: Waived[] = [];
  for (const finding of findings) {
    const { part, level, message } = finding;
    const urn = urnOf(finding, subject);
    const said = { rule: part === undefined ? rule.id : `${rule.id}/${part}`, level, urn, message };
    const waiver = context.exceptions.covering(rule.id, part, urn);
    if (waiver === undefined) violations.push({ ...said, fix: rule.fix });
    else waived.push({ ...said, waiver });
  }
  return { verdict: verdict === "fail" && violations.length === 0 ? "pass" : verdict, violations, waived, hops };
}

function urnOf(finding: Finding, subject: View): string {
  return finding.at?.urn ?? subject.urn;
}

function byUrnAndRule(a: { urn: string; rule: string }, b: { urn: string; rule: string }): number {
  if (a.urn !== b.urn) return a.urn < b.urn ? -1 : 1;
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}
