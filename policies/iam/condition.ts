import type { Condition } from "../kernel/documents";
import { type Context, isUntold } from "./context";
import { contains } from "../views/networks";
import { arnFits, fits } from "./pattern";

/** One value of a document against one of a request. */
type Comparison = (wanted: string, given: string, context: Context) => boolean;

/**
 * The comparisons that IAM knows; `Not` before each stands in `negations`. Source: IAM User Guide, reference_policies_elements_condition_operators.
 */
const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: (wanted, given, context) => fits(wanted, given, context, { wild: false }),
  StringEqualsIgnoreCase: (wanted, given, context) => fits(wanted, given, context, { wild: false, anyCase: true }),
  StringLike: (wanted, given, context) => fits(wanted, given, context, { wild: true }),
  ArnEquals: (wanted, given, context) => arnFits(wanted, given, context),
  ArnLike: (wanted, given, context) => arnFits(wanted, given, context),
  Bool: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
  BinaryEquals: (wanted, given) => wanted === given,
  NumericEquals: (wanted, given) => Number(given) === Number(wanted),
  NumericLessThan: (wanted, given) => Number(given) < Number(wanted),
  NumericLessThanEquals: (wanted, given) => Number(given) <= Number(wanted),
  NumericGreaterThan: (wanted, given) => Number(given) > Number(wanted),
  NumericGreaterThanEquals: (wanted, given) => Number(given) >= Number(wanted),
  DateEquals: (wanted, given) => time(given) === time(wanted),
  DateLessThan: (wanted, given) => time(given) < time(wanted),
  DateLessThanEquals: (wanted, given) => time(given) <= time(wanted),
  DateGreaterThan: (wanted, given) => time(given) > time(wanted),
  DateGreaterThanEquals: (wanted, given) => time(given) >= time(wanted),
  IpAddress: (wanted, given) => contains(wanted, given),
};

const negations: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  NotIpAddress: "IpAddress",
};

/** An operator, taken apart; undefined for one that IAM does not have. */
export function operatorOf(
  operator: string,
):
  | { readonly set?: "all" | "any"; readonly base: string; readonly negated: boolean; readonly ifExists: boolean }
  | undefined {
  const [, set, name = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const base = negations[name] ?? name;
  if (base !== "Null" && comparisons[base] === undefined) return undefined;
  return {
    base,
    negated: name !== base,
    ifExists: ifExists !== undefined,
    ...(set === undefined ? {} : { set: set === "ForAllValues" ? "all" : "any" }),
  };
}

/**
 * Whether a request meets a condition; undefined where the operator is none of IAM's, `untold` where the key is one that nobody can know before the
 * call, or whatever else `isOpen` says. Several values of a document are alternatives, those of a
 * negation are all excluded. A key that is absent meets a negation, `…IfExists` and `ForAllValues`, and nothing else
 * (reference_policies_condition-logic-multiple-context-keys-or-values, reference_policies_condition-single-vs-multi-valued-context-keys).
 */
export function isMet(
  condition: Pick<Condition, "operator" | "key" | "values">,
  context: Context,
  isOpen: (key: string) => boolean = isUntold,
): boolean | "untold" | undefined {
  const operator = operatorOf(condition.operator);
  if (operator === undefined) return undefined;
  const known = context.get(condition.key);
  if (known === undefined && isOpen(condition.key)) return "untold";
  const given = known ?? [];
  if (operator.base === "Null")
    return condition.values.some((value) => (value.toLowerCase() === "true") === (given.length === 0));
  if (given.length === 0)
    return operator.ifExists || operator.set === "all" || (operator.negated && operator.set !== "any");
  const compare = comparisons[operator.base] as Comparison;
  const one = (value: string): boolean =>
    condition.values.some((wanted) => compare(wanted, value, context)) !== operator.negated;
  // Without a set operator IAM compares one value; what it does with several is not documented, so nothing rests on it.
  if (operator.set === undefined) return given.length === 1 || operator.negated ? given.every(one) : false;
  return operator.set === "all" ? given.every(one) : given.some(one);
}

/** ISO 8601, or seconds since 1970. */
function time(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
