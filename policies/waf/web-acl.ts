import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { wafRules } from "../views/distributions";
import type { WebRequest } from "./request";
import { type Test, testOf } from "./statement";

/** What becomes of a request that asks once, when no managed group finds fault with it. */
export interface Passage {
  /** Managed groups of AWS that examine it, by name, those that only count too. */
  readonly examined: ReadonlySet<string>;
  /** The limits on how often its address may ask, in requests of 5 minutes, that block. */
  readonly limits: readonly number[];
  /** What ends it; `unknown` where a rule may or may not. */
  readonly ends: "allowed" | "refused" | "unknown";
  /** Whether a rule ends it, else what the web ACL does by default. */
  readonly byRule: boolean;
}

type Action = "allow" | "block" | "count";

interface WafRule {
  readonly priority: number;
  readonly test: Test;
  readonly does: { readonly kind: "act"; readonly action: Action } | Limit | Group;
}
interface Limit {
  readonly kind: "limit";
  readonly requests: number;
  readonly blocks: boolean;
}
interface Group {
  readonly kind: "group";
  readonly name: string;
}

/** The way through a web ACL, read once. Ends the assertion where it cannot be read. */
export function passageOf(acl: View): (request: WebRequest) => Passage {
  const rules = wafRules(acl)
    .map(ruleOf)
    .sort((a, b) => a.priority - b.priority);
  const allows = has(acl.at("defaultAction"), "allow");
  return (request) => pass(rules, allows, request);
}

function pass(rules: readonly WafRule[], allows: boolean, request: WebRequest): Passage {
  const examined = new Set<string>();
  const limits: number[] = [];
  for (const { test, does } of rules) {
    const met = test(request);
    if (met === false) continue;
    if (does.kind === "group" && met === true) examined.add(does.name);
    if (does.kind === "limit" && met === true && does.blocks) limits.push(does.requests);
    if (does.kind !== "act" || does.action === "count") continue;
    const ends = met === undefined ? "unknown" : does.action === "allow" ? "allowed" : "refused";
    return { examined, limits, ends, byRule: true };
  }
  return { examined, limits, ends: allows ? "allowed" : "refused", byRule: false };
}

/** A window of another length is taken for what it comes to in 5 minutes. */
const WINDOW = 300;

function ruleOf(rule: Reader): WafRule {
  const priority = rule.number("priority") ?? 0;
  const [action] = (["allow", "count", "block"] as const).filter((one) => has(rule.at("action"), one));
  const [rate] = rule.list("statement.rateBasedStatement");
  if (rate !== undefined) {
    const requests = ((rate.number("limit") ?? Infinity) * WINDOW) / (rate.number("evaluationWindowSec") ?? WINDOW);
    // Whoever is limited by something else than its address changes it at will, or has others limited.
    const isByAddress = ["IP", undefined].includes(rate.text("aggregateKeyType"));
    const does = { kind: "limit", requests, blocks: action === "block" && isByAddress } as const;
    return { priority, test: scopeOf(rate), does };
  }
  const [group] = rule.list("statement.managedRuleGroupStatement");
  if (group !== undefined) {
    const name = group.text("vendorName") === "AWS" ? (group.text("name") ?? "") : "";
    return { priority, test: scopeOf(group), does: { kind: "group", name } };
  }
  // Captcha and challenge let no program through.
  return { priority, test: testOf(rule.at("statement")), does: { kind: "act", action: action ?? "block" } };
}

function scopeOf(statement: Reader): Test {
  const [scope] = statement.list("scopeDownStatement");
  return scope === undefined ? () => true : testOf(scope);
}

/** `allow: {}` has no content to read, and yet says it. */
function has(action: Reader, name: Action): boolean {
  const value = action.get();
  return typeof value === "object" && value !== null && (value as Record<string, unknown>)[name] !== undefined;
}
