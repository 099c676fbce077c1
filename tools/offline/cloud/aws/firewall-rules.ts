import { repeated } from "../checks";
import type { Fault, Subject } from "../model";

const code = "WAFInvalidParameterException";

type Fields = Readonly<Record<string, unknown>>;

/**
 * What AWS WAF refuses within a rule (API reference): Rule and RuleAction have one action of several (`EXACTLY_ONE_CONDITION_REQUIRED`,
 * hashicorp/terraform-provider-aws #29321, umotif-public/terraform-aws-waf-webaclv2 #88), TextTransformation's priorities "must all be different", and
 * AndStatement and OrStatement join two or more ("an OR statement with only one nested statement", KensioSoftware/yulin #907).
 */
export function ruleFaults(rule: Subject): readonly Fault[] {
  const faults: Fault[] = [];
  const wrong = (allowed: string, fix: string): void =>
    void faults.push({ path: "rules", code, value: rule.text("name"), allowed, fix });
  const isGroup = ["managedRuleGroupStatement", "ruleGroupReferenceStatement"].some((one) =>
    rule.has(`statement.${one}`),
  );
  if (isGroup && (rule.has("action") || !rule.has("overrideAction")))
    wrong("overrideAction on a rule group, and no action", "set overrideAction alone");
  if (!isGroup && (!rule.has("action") || rule.has("overrideAction")))
    wrong("an action, and no overrideAction beside it", "set action alone");
  const overrides = rule.blocks("statement.managedRuleGroupStatement.ruleActionOverrides");
  const actions = [
    ["action", rule.get("action")],
    ["overrideAction", rule.get("overrideAction")],
    ...overrides.map((one) => ["actionToUse", one.get("actionToUse")] as const),
  ] as const;
  for (const [path, action] of actions)
    if (isFields(action) && kindsOf(action).length !== 1) wrong(`one kind of ${path}`, "leave one of them");
  for (const [key, value] of within(rule.get("statement"))) {
    if (/^(and|or)Statement$/.test(key) && listIn(value, "statements").length < 2)
      wrong(`two statements or more in ${key}`, "join more, or take the statement alone");
    const priorities = key === "textTransformations" ? listOf(value).map((one) => (one as Fields)["priority"]) : [];
    if (repeated(priorities.map(String)).length > 0)
      wrong("text transformations of different priorities", "change one");
  }
  return faults;
}

/** The kinds that an action is of: `{ block: {} }` has one. */
function kindsOf(action: Fields): string[] {
  return Object.keys(action).filter((key) => (action[key] ?? undefined) !== undefined);
}

/** Every field of a statement and of those within. */
function* within(value: unknown): Generator<readonly [key: string, value: unknown]> {
  if (Array.isArray(value)) for (const one of value) yield* within(one);
  if (!isFields(value)) return;
  for (const entry of Object.entries(value)) {
    yield entry;
    yield* within(entry[1]);
  }
}

function listIn(value: unknown, key: string): unknown[] {
  return isFields(value) ? listOf(value[key]) : [];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
