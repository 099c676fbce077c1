import { CANNOT_READ, type Reader } from "./reader";
import { isSecret, UNKNOWN } from "./resource";

/** One statement of a policy document, every list spelt as a list. */
export interface Statement {
  readonly sid: string;
  readonly effect: "Allow" | "Deny";
  /** `"*"` stands as AWS: `*`. */
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditions: readonly Condition[];
}

export interface Principal {
  readonly kind: "AWS" | "Service" | "Federated" | "CanonicalUser";
  readonly value: string;
}

export interface Condition {
  /** As written: `StringEquals`, `ForAnyValue:StringLike`. */
  readonly operator: string;
  /** In lower case, for AWS reads condition keys so: `aws:sourceaccount`. */
  readonly key: string;
  /** The key as written, for messages: `aws:SourceAccount`. */
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * The statements of the policy document in a property: JSON text or an object. Absent: none. Unknown, secret or malformed: it cannot be
 * read, which ends the assertion; that malformed ones are violations is the rule `policy-documents-valid`.
 */
export function statements(reader: Reader, path: string): readonly Statement[] {
  const value = reader.get(path);
  if (value === undefined || value === "") return [];
  const parsed = parseDocument(value);
  if (parsed === undefined) throw CANNOT_READ;
  return parsed;
}

/** Undefined when it is not a policy document. */
export function parseDocument(value: unknown): readonly Statement[] | undefined {
  if (typeof value !== "string") return read(value);
  const known = parsed.get(value);
  if (known !== undefined) return known;
  const result = read(parseJson(value));
  if (result !== undefined) {
    if (parsed.size > 2000) parsed.clear();
    parsed.set(value, result);
  }
  return result;
}
const parsed = new Map<string, readonly Statement[]>();

/** The value of a JSON text, or undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function read(document: unknown): readonly Statement[] | undefined {
  if (!isObject(document)) return undefined;
  if (contains(document, UNKNOWN)) throw CANNOT_READ;
  const list = Array.isArray(document["Statement"]) ? document["Statement"] : [document["Statement"]];
  const result: Statement[] = [];
  for (const statement of list) {
    if (!isObject(statement)) return undefined;
    const effect = statement["Effect"];
    if (effect !== "Allow" && effect !== "Deny") return undefined;
    result.push({
      sid: typeof statement["Sid"] === "string" ? statement["Sid"] : "",
      effect,
      principals: principals(statement["Principal"]),
      notPrincipals: principals(statement["NotPrincipal"]),
      actions: strings(statement["Action"]),
      notActions: strings(statement["NotAction"]),
      resources: strings(statement["Resource"]),
      notResources: strings(statement["NotResource"]),
      conditions: conditions(statement["Condition"]),
    });
  }
  return result;
}

function principals(value: unknown): Principal[] {
  if (value === "*") return [{ kind: "AWS", value: "*" }];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([kind, names]) =>
    strings(names).map((name) => ({ kind: kind as Principal["kind"], value: name })),
  );
}

function conditions(value: unknown): Condition[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([operator, keys]) =>
    isObject(keys)
      ? Object.entries(keys).map(([name, values]) => ({
          operator,
          key: name.toLowerCase(),
          name,
          values: strings(values),
        }))
      : [],
  );
}

function strings(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => (item === undefined || item === null ? [] : [String(item)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function contains(value: unknown, wanted: symbol): boolean {
  if (value === wanted || isSecret(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some((inner) => contains(inner, wanted));
}

/** Whether a pattern of IAM (`s3:Get*`, `?`) matches a text, in any case. */
export function matches(pattern: string, text: string): boolean {
  if (pattern === "*" || pattern === text) return true;
  let known = patterns.get(pattern);
  if (known === undefined) {
    known = compiled(pattern);
    patterns.set(pattern, known);
  }
  return known(text);
}
const patterns = new Map<string, (text: string) => boolean>();

/** Nearly all patterns have no wildcard, or one at the end: for them an expression would take longer to make than it saves. */
function compiled(pattern: string): (text: string) => boolean {
  const wanted = pattern.toLowerCase();
  const wildcard = wanted.search(/[*?]/);
  if (wildcard === -1) return (text) => text.length === wanted.length && text.toLowerCase() === wanted;
  if (wanted.indexOf("*") === wanted.length - 1 && wildcard === wanted.length - 1) {
    const begins = wanted.slice(0, -1);
    return (text) => text.length >= begins.length && text.slice(0, begins.length).toLowerCase() === begins;
  }
  const expression = new RegExp(`^${sourceOf(wanted)}$`, "is");
  return (text) => expression.test(text);
}

/** A pattern as the source of an expression: `*` stands for any text, `?` for any one sign, the rest for itself. */
export function sourceOf(pattern: string): string {
  return escaped(pattern).replaceAll("\\*", ".*").replaceAll("\\?", ".");
}

/** A text as the source of an expression that stands for it alone. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Whether the statement's actions cover the action: `allows(statement, "s3:PutBucketPolicy")`. */
export function covers(statement: Statement, action: string): boolean {
  if (statement.notActions.length > 0) return !statement.notActions.some((pattern) => matches(pattern, action));
  return statement.actions.some((pattern) => matches(pattern, action));
}

/** The account of a principal: of an ARN, or a bare id. Undefined for services, `*` and identity providers without one. */
export function accountOf(principal: string): string | undefined {
  return /^\d{12}$/.test(principal) ? principal : /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(principal)?.[1];
}

/** Whether anybody at all is meant: `*` as AWS principal. */
export function isEveryone(principal: Principal): boolean {
  return principal.kind === "AWS" && (principal.value === "*" || principal.value.startsWith("arn:aws:iam::*:"));
}

/**
 * Whether a condition narrows who may use the statement to known accounts, resources, networks or the organization: a key of this list,
 * with an operator that demands (no `…IfExists`, no negation), and no value that is open at its beginning.
 */
export function isNarrowed(statement: Statement, keys: readonly string[] = narrowing): boolean {
  return statement.conditions.some(
    (condition) =>
      keys.includes(condition.key) &&
      !/IfExists$|Not|^Null$|ForAllValues/.test(condition.operator) &&
      condition.values.length > 0 &&
      condition.values.every((value) => !isOpen(value)),
  );
}

/** What tells whose request it is. `aws:sourceip` and `aws:sourcevpce` tell from where. */
export const narrowing: readonly string[] = [
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:principalarn",
  "aws:principalaccount",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceip",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "kms:calleraccount",
];

/** `*`, the whole internet, or an ARN whose account is a wildcard (S3's has none, and its bucket then must be said). */
function isOpen(value: string): boolean {
  if (/^\*+$/.test(value) || value === "0.0.0.0/0" || value === "::/0") return true;
  if (!value.startsWith("arn:")) return false;
  const [, , service = "", , account = "", resource = ""] = value.split(":");
  return account === "" ? service !== "s3" || resource.startsWith("*") : account.includes("*");
}
