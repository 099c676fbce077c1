import { UNKNOWN } from "../recorded";
import type { Check, Fault, Subject } from "./model";

/** The length and the form of a name. */
export function named(path: string, limit: number, pattern: RegExp, form: string, code = "ValidationException"): Check {
  return (subject) => {
    const name = subject.text(path);
    if (name === undefined || (name.length >= 1 && name.length <= limit && pattern.test(name))) return undefined;
    const fix = name.length > limit ? `shorten it by ${name.length - limit}` : "choose another name";
    return { path, code, value: name, allowed: `1 to ${limit} characters: ${form}`, fix };
  };
}

export function oneOf(path: string, values: readonly (string | number)[], code = "ValidationException"): Check {
  return (subject) => {
    const value = subject.get(path);
    if (value === undefined || value === UNKNOWN || values.some((one) => one === value)) return undefined;
    return { path, code, value, allowed: values.join(", "), fix: "take one of these" };
  };
}

export function between(path: string, low: number, high: number, code = "ValidationException"): Check {
  return (subject) => {
    const value = subject.number(path);
    if (value === undefined || (value >= low && value <= high)) return undefined;
    return { path, code, value, allowed: `${low} to ${high}`, fix: "stay within the range" };
  };
}

/** Two inputs that cannot stand together. */
export function notBoth(one: string, other: string, code = "InvalidParameterCombination"): Check {
  return (subject) =>
    subject.has(one) && subject.has(other)
      ? { path: other, code, allowed: `${one} or ${other}, not both`, fix: `leave out one of them` }
      : undefined;
}

/** At least one of the inputs. */
export function someOf(paths: readonly string[], code = "MissingParameter"): Check {
  return (subject) =>
    paths.some((path) => subject.has(path))
      ? undefined
      : { path: paths[0] ?? "", code, allowed: `one of ${paths.join(", ")}`, fix: "give one of them" };
}

/** One key of several parts; none as long as one of them is not known. */
export function keyOf(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join("|");
}

/** The values that occur more than once. */
export function repeated<T>(values: readonly T[]): T[] {
  const seen = new Set<T>();
  return [...new Set(values.filter((value) => seen.has(value) || !seen.add(value)))];
}

/** A value of JSON text, or the fault that it is none. */
export function parsed(
  subject: Subject,
  path: string,
  code: string,
): { readonly value?: unknown; readonly fault?: Fault } {
  const text = subject.text(path);
  if (text === undefined) return {};
  const value = jsonOf(text);
  if (typeof value === "object" && value !== null) return { value };
  return {
    fault: { path, code, allowed: "well-formed JSON, an object or a list", fix: "make it with JSON.stringify" },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isListOfObjects(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every((one) => typeof one === "object" && one !== null);
}

/** The statements of a document that are some; that it has any, \`policy\` checks. */
export function statementsIn(document: unknown): readonly Record<string, unknown>[] {
  return [(document as { Statement?: unknown }).Statement]
    .flat()
    .filter((one): one is Record<string, unknown> => typeof one === "object" && one !== null);
}

/**
 * A policy document: well-formed, with the parts that every statement needs, and no larger than its type admits. AWS does not count
 * white space in the policies of IAM.
 */
export function policy(path: string, limit: number, code: string, form: "identity" | "resource" | "trust"): Check {
  return (subject) => {
    const { value, fault } = parsed(subject, path, code);
    if (fault !== undefined) return fault;
    if (value === undefined) return undefined;
    const text = (subject.text(path) ?? "").replace(/\s+/g, "");
    const faults: Fault[] = [];
    const wrong = (allowed: string, fix: string): void => void faults.push({ path, code, allowed, fix });
    if (text.length > limit) {
      const allowed = `at most ${limit} characters, it has ${text.length}`;
      faults.push({ path, code: "LimitExceeded", allowed, fix: "split it, or narrow what it lists" });
    }
    const document = value as { Statement?: unknown; Version?: unknown };
    if (document.Version !== "2012-10-17") wrong("Version 2012-10-17", "state the version");
    const statements = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
    const sids: string[] = [];
    for (const statement of statements as Record<string, unknown>[]) {
      if (statement === null || typeof statement !== "object") {
        wrong("a list of statements", "write at least one statement");
        continue;
      }
      const sid = statement["Sid"];
      if (typeof sid === "string" && sid !== "") {
        sids.push(sid);
        if (!/^[A-Za-z0-9 ]*$/.test(sid)) wrong(`a Sid of letters and digits, not ${sid}`, "rename the statement");
      }
      if (!["Allow", "Deny"].includes(String(statement["Effect"]))) wrong("Effect Allow or Deny", "state the effect");
      const actions = [statement["Action"] ?? statement["NotAction"]].flat();
      if (!actions.every((action) => typeof action === "string" && /^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/i.test(action)))
        wrong("actions such as s3:GetObject", "correct the action");
      const principal = statement["Principal"] ?? statement["NotPrincipal"];
      const resource = statement["Resource"] ?? statement["NotResource"];
      if (form === "identity" && principal !== undefined) wrong("no Principal", "leave it out");
      if (form !== "identity" && principal === undefined) wrong("a Principal", "say who is meant");
      if (form === "trust" && resource !== undefined) wrong("no Resource in a trust policy", "leave it out");
      if (form !== "trust" && resource === undefined) wrong("a Resource", "say on what");
      if (form !== "trust" && ![resource].flat().every(isResource))
        wrong("resources: ARNs or *", "write the whole ARN");
    }
    for (const sid of repeated(sids)) wrong(`statements with different Sids, not two named ${sid}`, "rename one");
    return faults;
  };
}

function isResource(value: unknown): boolean {
  return typeof value === "string" && /^(\*|arn:[a-z*-]+:[a-z0-9*-]*:[a-z0-9*-]*:(\d{12}|aws|\*)?:.+)$/.test(value);
}
