import { accountOfCaller, accountOfResource, contextOf, isUntold } from "./context";
import { allowing, denying, lacking } from "./document";
import type { Decision, Document, Policies, Request } from "./request";
import { type Asked, directness, type Directness } from "./statement";

/** A decision by what is known, and by what is assumed of the rest. Most are asked by nobody for their reason, which may take longer to find. */
interface Verdict {
  readonly allowed: boolean;
  readonly why: () => string;
}

/**
 * Whether AWS would carry out a request, as its documentation of the evaluation logic has it (IAM User Guide,
 * reference_policies_evaluation-logic_policy-eval-denyallow and reference_policies_evaluation-logic-cross-account): what is denied anywhere is
 * denied; organization, endpoint, boundary and session each must allow; in one account the caller's documents or the resource's are enough, but
 * a key's policy and a role's trust must admit the caller or leave it to the account; between accounts both sides must allow. `day`, YYYY-MM-DD, is when it is asked.
 */
export function decide(request: Request, policies: Policies, day: string): Decision {
  const { caller, action, resource } = request;
  const asked: Asked = {
    caller,
    action,
    resource,
    context: contextOf(request, day),
    isOpen: request.isFree === true ? everyKey : isUntold,
    hopeful: false,
    doubts: new Set(),
  };
  const verdict = verdictOn(request, asked, policies);
  const isOpen = !verdict.allowed && asked.doubts.size > 0;
  return {
    allowed: verdict.allowed,
    possible: isOpen ? verdictOn(request, { ...asked, hopeful: true }, policies).allowed : verdict.allowed,
    get reason() {
      return verdict.why();
    },
  };
}

function verdictOn(request: Request, asked: Asked, policies: Policies): Verdict {
  const denial = deniedBy(asked, policies) ?? limitedBy(asked, policies);
  if (denial !== undefined) return { allowed: false, why: denial };
  return request.caller.kind === "identity" ? ofIdentity(request, asked, policies) : ofResource(asked, policies);
}

const everyKey = (): boolean => true;

/** An explicit denial in any document outweighs all. */
function deniedBy(asked: Asked, policies: Policies): (() => string) | undefined {
  const limits = asked.caller.kind === "identity" ? (policies.controls ?? []).flat() : [];
  const own = [...(policies.identity ?? []), policies.boundary, policies.session];
  const there = [policies.resource, policies.endpoint];
  for (const document of [...limits, ...(policies.resourceControls ?? []).flat(), ...own]) {
    const statement = document === undefined ? undefined : denying(document, asked, false);
    if (statement !== undefined) return () => statement;
  }
  for (const document of there) {
    const statement = document === undefined ? undefined : denying(document, asked, true);
    if (statement !== undefined) return () => statement;
  }
  return undefined;
}

/** What takes rights and gives none, whoever calls: each level of the organization, and the endpoint. */
function limitedBy(
  asked: Asked,
  { controls = [], resourceControls = [], endpoint }: Policies,
): (() => string) | undefined {
  for (const level of [...(asked.caller.kind === "identity" ? controls : []), ...resourceControls]) {
    if (!level.some((document) => allowing(document, asked, false))) return () => lacking(level, asked, false);
  }
  if (endpoint !== undefined && !allowing(endpoint, asked, true)) return () => lacking([endpoint], asked, true);
  return undefined;
}

/** Whoever is no identity of IAM has only what the resource gives. */
function ofResource(asked: Asked, { resource }: Policies): Verdict {
  if (resource === undefined) return { allowed: false, why: () => `nothing at the resource admits ${whoOf(asked)}` };
  const statement = allowing(resource, asked, true);
  return statement === undefined
    ? { allowed: false, why: () => lacking([resource], asked, true) }
    : { allowed: true, why: () => statement.words };
}

function ofIdentity(request: Request, asked: Asked, policies: Policies): Verdict {
  const { resource } = policies;
  const isOwn = accountOfResource(request) === accountOfCaller(request.caller);
  const grant = resource === undefined ? undefined : granted(resource, asked);
  const isNeeded = !isOwn || speaksAlone(request);
  if (grant === undefined && isNeeded) {
    const whose = isOwn ? "the resource" : "the resource, which is another account's,";
    return {
      allowed: false,
      why: () => (resource === undefined ? `nothing at ${whose} admits the caller` : lacking([resource], asked, true)),
    };
  }
  if (isOwn && grant?.directness === "session") return { allowed: true, why: () => grant.words };
  const bound = boundBy(asked, policies);
  if (isOwn && grant?.directness === "role") return bound ?? { allowed: true, why: () => grant.words };
  const words = ownWords(asked, policies);
  if (words === undefined) return { allowed: false, why: () => lackingOwn(asked, policies) };
  return bound ?? { allowed: true, why: () => words };
}

/** The most direct grant of a document at the resource. */
function granted(resource: Document, asked: Asked): { directness: Directness; words: string } | undefined {
  for (const wanted of ["session", "role", "account"] as const) {
    const statement = allowing(resource, asked, true, (one) => directness(one, asked.caller) === wanted);
    if (statement !== undefined) return { directness: wanted, words: statement.words };
  }
  return undefined;
}

/** A key's policy and a role's trust decide alone who comes in, in their own account too (kms: key-policies; IAM: id_roles_compare-resource-policies). */
function speaksAlone({ action, resource }: Request): boolean {
  return (
    (/^kms:/i.test(action) && resource.includes(":key/")) ||
    /^sts:(AssumeRole|TagSession|SetSourceIdentity)/i.test(action)
  );
}

/** The root user of an account needs no document of its own. */
function isRoot({ caller }: Asked): boolean {
  return caller.kind === "identity" && caller.arn.endsWith(":root");
}

/** By what the caller's own documents allow it; undefined where none does. */
function ownWords(asked: Asked, { identity = [] }: Policies): string | undefined {
  if (isRoot(asked)) return "the root user may do everything in its account";
  for (const document of identity) {
    const statement = allowing(document, asked, false);
    if (statement !== undefined) return statement.words;
  }
  return undefined;
}

function lackingOwn(asked: Asked, { identity = [] }: Policies): string {
  return identity.length === 0 ? "the caller holds no policy" : lacking(identity, asked, false);
}

function boundBy(asked: Asked, { boundary, session }: Policies): Verdict | undefined {
  const limit = [boundary, session].find((document) => document !== undefined && !allowing(document, asked, false));
  return limit === undefined ? undefined : { allowed: false, why: () => lacking([limit], asked, false) };
}

function whoOf({ caller }: Asked): string {
  if (caller.kind === "service") return caller.name;
  return caller.kind === "federated" ? "the identity provider" : "the caller";
}
