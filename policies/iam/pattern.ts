import { escaped, sourceOf } from "../kernel/documents";
import { partsOfArn } from "./arn";
import type { Context } from "./context";

/**
 * A text of a document compared with one of a request. `*` and `?` are wildcards where `wild` says so; `${key}` stands for the value of the
 * key in the request, `${key, 'default'}` has something to fall back to, and `${*}`, `${?}`, `${$}` are the signs themselves. A variable
 * without a value matches nothing (IAM User Guide, reference_policies_variables).
 */
export function fits(
  pattern: string,
  text: string,
  context: Context,
  how: { wild: boolean; anyCase?: boolean },
): boolean {
  const anyCase = how.anyCase === true;
  if (!pattern.includes("${")) {
    if (!how.wild) return anyCase ? pattern.toLowerCase() === text.toLowerCase() : pattern === text;
    return pattern === "*" || pattern === text || compiled(pattern).test(text);
  }
  const parts: string[] = [];
  for (const { text: part, variable } of split(pattern)) {
    const value = variable ? valueOf(part, context) : part;
    if (value === undefined) return false;
    parts.push(variable || !how.wild ? escaped(value) : sourceOf(value));
  }
  return new RegExp(`^${parts.join("")}$`, anyCase ? "is" : "s").test(text);
}

/**
 * ARNs are compared part by part: a wildcard ends at a colon, but in the last part, which has colons of its own (IAM User Guide,
 * reference_policies_elements_condition_operators, ARN operators).
 */
export function arnFits(pattern: string, text: string, context: Context): boolean {
  if (pattern === "*") return true;
  const [own, other] = [partsOfArn(pattern), partsOfArn(text)];
  // What an incomplete ARN leaves out is a wildcard (reference_policies_elements_resource).
  return own.length <= other.length && other.every((part, i) => fits(own[i] ?? "*", part, context, { wild: true }));
}

function* split(pattern: string): Generator<{ text: string; variable: boolean }> {
  let from = 0;
  for (const found of pattern.matchAll(/\$\{([^}]*)\}/g)) {
    yield { text: pattern.slice(from, found.index), variable: false };
    yield { text: found[1] ?? "", variable: true };
    from = found.index + found[0].length;
  }
  yield { text: pattern.slice(from), variable: false };
}

function valueOf(variable: string, context: Context): string | undefined {
  if (["*", "?", "$"].includes(variable)) return variable;
  const [, key = variable, fallback] = /^(.*?)\s*,\s*'(.*)'$/.exec(variable) ?? [];
  const values = context.get(key.trim().toLowerCase());
  // Only a key of one value can be a variable.
  return values?.length === 1 ? values[0] : fallback;
}

function compiled(pattern: string): RegExp {
  let expression = expressions.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(`^${sourceOf(pattern)}$`, "s");
    expressions.set(pattern, expression);
  }
  return expression;
}
const expressions = new Map<string, RegExp>();
