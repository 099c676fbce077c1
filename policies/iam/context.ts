import { partsOfArn } from "./arn";
import type { Caller, Request } from "./request";

/** The condition keys of a request with their values, keys in lower case; no values where it is known not to carry the key. */
export type Context = ReadonlyMap<string, readonly string[]>;

/**
 * Keys that AWS sets by where a call comes from, by what sends it, by how its session was opened and by the tags of what it is about (IAM User
 * Guide, reference_policies_condition-keys): no document tells them. A request may carry one as what a proof supposes; otherwise it is neither
 * there nor absent.
 */
const untold = new Set([
  "aws:federatedprovider",
  "aws:multifactorauthage",
  "aws:multifactorauthpresent",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:referer",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
  "aws:sourceidentity",
  "aws:sourceip",
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:tokenissuetime",
  "aws:useragent",
  "aws:userid",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
  "aws:vpcsourceip",
]);

/** Whether nobody can know a key, given in lower case, before the call. */
export function isUntold(key: string): boolean {
  return untold.has(key);
}

/** The account that an ARN names; undefined where it names none. */
export function accountIn(arn: string): string | undefined {
  const account = partsOfArn(arn)[4];
  return account === undefined || !/^\d{12}$/.test(account) ? undefined : account;
}

export function accountOfCaller(caller: Caller): string | undefined {
  return caller.kind === "identity" ? accountIn(caller.arn) : undefined;
}

/** Whose the resource is; a bucket's ARN does not say, and what takes no resource is the caller's own. */
export function accountOfResource(request: Request): string | undefined {
  return request.resourceAccount ?? accountIn(request.resource) ?? accountOfCaller(request.caller);
}

/**
 * What every request carries (IAM User Guide, reference_policies_condition-keys), with what this one carries beside it. A service of AWS that
 * calls as itself has no account: keys about the principal's account are absent. `day`, YYYY-MM-DD, is the day of the call, and its beginning
 * stands for all of it.
 */
export function contextOf(request: Request, day: string): Context {
  const found = new Map<string, readonly string[]>();
  const set = (key: string, value: string | undefined): void => {
    if (value !== undefined) found.set(key, [value]);
  };
  const { caller } = request;
  const account = accountOfCaller(caller);
  set("aws:currenttime", `${day}T00:00:00Z`);
  set("aws:epochtime", String(Date.parse(day) / 1000));
  set("aws:securetransport", "true");
  set("aws:viaawsservice", "false");
  set("aws:principalisawsservice", String(caller.kind === "service"));
  set("aws:requestedregion", request.region ?? (partsOfArn(request.resource)[3] || undefined));
  set("aws:resourceaccount", accountOfResource(request));
  set("aws:principalaccount", account);
  if (caller.kind === "service") {
    set("aws:principalservicename", caller.name);
    for (const key of ["aws:principalorgid", "aws:principalorgpaths"]) found.set(key, []);
  }
  if (caller.kind === "anonymous") set("aws:principaltype", "Anonymous");
  if (caller.kind === "identity") {
    set("aws:principalarn", caller.arn);
    set("aws:principaltype", typeOf(caller.arn));
    set("aws:principalorgid", caller.organization?.id);
    // A key of several values, though an account stands at one path.
    set("aws:principalorgpaths", caller.organization?.path);
    for (const [tag, value] of Object.entries(caller.tags ?? {})) set(`aws:principaltag/${tag.toLowerCase()}`, value);
  }
  if (/^kms:/i.test(request.action)) set("kms:calleraccount", account);
  for (const [key, value] of Object.entries(request.context ?? {})) {
    found.set(key.toLowerCase(), typeof value === "string" ? [value] : value);
  }
  return found;
}

function typeOf(arn: string): string {
  if (arn.endsWith(":root")) return "Account";
  return /:user\//.test(arn) ? "User" : "AssumedRole";
}
