import { matches, type Principal, type Statement } from "../kernel/documents";
import { isMet } from "./condition";
import { accountOfCaller, type Context } from "./context";
import { arnFits } from "./pattern";
import type { Caller } from "./request";

/** A request, prepared for one statement after another. */
export interface Asked {
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
  /** Whether a key that the request does not carry may have any value. */
  readonly isOpen: (key: string) => boolean;
  /** Whether what nobody can know before the call speaks for the caller, or against it. */
  readonly hopeful: boolean;
  /** Names of the keys that nobody can know and that were asked for; whoever asks gathers them. */
  readonly doubts: Set<string>;
}

/** How directly a document at the resource speaks of the caller, from the least: the whole account, the role, this very session or everyone. */
export type Directness = "account" | "role" | "session";

/** What of a statement does not fit a request: the first that does not, or undefined where all does. */
export function misfit(statement: Statement, asked: Asked, withPrincipal: boolean): Misfit | undefined {
  if (!coversAction(statement, asked.action.toLowerCase())) return { part: "action" };
  if (!coversResource(statement, asked)) return { part: "resource" };
  if (withPrincipal && directness(statement, asked.caller) === undefined) return { part: "principal" };
  const unmet = statement.conditions.find((condition) => {
    const met = isMet(condition, asked.context, asked.isOpen);
    if (met === "untold") {
      asked.doubts.add(condition.name);
      return (statement.effect === "Allow") !== asked.hopeful;
    }
    // An operator that IAM does not have is refused by it: it gives no right, and takes what it was to take.
    return met === undefined ? statement.effect === "Allow" : !met;
  });
  return unmet === undefined ? undefined : { part: "condition", key: unmet.name };
}

export interface Misfit {
  readonly part: "action" | "resource" | "principal" | "condition";
  /** The condition's key, as the document spells it. */
  readonly key?: string;
}

/** A statement is asked about hundreds of actions and names a hundred: those without a wildcard are looked up. */
function coversAction(statement: Statement, action: string): boolean {
  const { actions, notActions } = statement;
  let known = compiled.get(statement);
  if (known === undefined) {
    const names = (notActions.length > 0 ? notActions : actions).map((name) => name.toLowerCase());
    known = { exact: new Set(names), open: names.filter((name) => /[*?]/.test(name)), covered: new Map() };
    compiled.set(statement, known);
  }
  let covered = known.covered.get(action);
  if (covered === undefined) {
    const isNamed = known.exact.has(action) || known.open.some((pattern) => matches(pattern, action));
    covered = notActions.length > 0 ? !isNamed : isNamed;
    known.covered.set(action, covered);
  }
  return covered;
}
const compiled = new WeakMap<
  Statement,
  { readonly exact: ReadonlySet<string>; readonly open: readonly string[]; readonly covered: Map<string, boolean> }
>();

/** A trust names no resource: it is about the role that it belongs to. */
function coversResource({ resources, notResources }: Statement, { resource, context }: Asked): boolean {
  if (notResources.length > 0) return !notResources.some((pattern) => arnFits(pattern, resource, context));
  return resources.length === 0 || resources.some((pattern) => pattern === "*" || arnFits(pattern, resource, context));
}

/**
 * How a statement names the caller; undefined where it does not. `NotPrincipal` denies all but whom it names with its account, its role and its
 * session; it allows nobody (IAM User Guide, reference_policies_elements_notprincipal).
 */
export function directness({ effect, principals, notPrincipals }: Statement, caller: Caller): Directness | undefined {
  if (notPrincipals.length > 0) return effect === "Allow" || isSpared(notPrincipals, caller) ? undefined : "session";
  const found = principals.map((principal) => named(principal, caller));
  return (["session", "role", "account"] as const).find((directness) => found.includes(directness));
}

function named({ kind, value }: Principal, caller: Caller): Directness | undefined {
  if (kind === "AWS" && value === "*") return "session";
  if (caller.kind === "service") return kind === "Service" && value === caller.name ? "session" : undefined;
  if (caller.kind === "federated") return kind === "Federated" && value === caller.provider ? "session" : undefined;
  if (caller.kind === "canonical") return kind === "CanonicalUser" && value === caller.id ? "session" : undefined;
  if (caller.kind === "anonymous") return undefined;
  if (kind !== "AWS") return undefined;
  const account = accountOfCaller(caller);
  if (value === account || value === `arn:aws:iam::${account}:root`) return "account";
  // A user is its own session; permissions for a role's ARN are the role's (policy-eval-denyallow, resource-based policies).
  if (value === caller.arn) return caller.arn.includes(":user/") ? "session" : "role";
  return value === sessionArn(caller) ? "session" : undefined;
}

function isSpared(notPrincipals: readonly Principal[], caller: Caller): boolean {
  const values = notPrincipals.map(({ value }) => value);
  if (caller.kind === "service") return values.includes(caller.name);
  if (caller.kind === "federated") return values.includes(caller.provider);
  if (caller.kind === "canonical") return values.includes(caller.id);
  if (caller.kind === "anonymous") return false;
  const account = accountOfCaller(caller) ?? "";
  const session = sessionArn(caller);
  return (
    values.includes(caller.arn) &&
    (values.includes(account) || values.includes(`arn:aws:iam::${account}:root`)) &&
    (session === undefined || values.includes(session))
  );
}

function sessionArn(caller: Caller): string | undefined {
  if (caller.kind !== "identity" || caller.session === undefined) return undefined;
  const name = caller.arn.slice(caller.arn.lastIndexOf("/") + 1);
  return `arn:aws:sts::${accountOfCaller(caller)}:assumed-role/${name}/${caller.session}`;
}
