import { partsOfArn } from "./pattern";
import type { Caller, Request } from "./request";

/** The condition keys of a request with their values, keys in lower case. */
export type Context = ReadonlyMap<string, readonly string[]>;

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
 * calls as itself has no account: keys about the principal's account are absent.
 */
export function contextOf(request: Request): Context {
  const found = new Map<string, readonly string[]>();
  const set = (key: string, value: string | undefined): void => {
    if (value !== undefined) found.set(key, [value]);
  };
  const { caller } = request;
  const account = accountOfCaller(caller);
  set("aws:securetransport", "true");
  set("aws:viaawsservice", "false");
  set("aws:principalisawsservice", String(caller.kind === "service"));
  set("aws:requestedregion", request.region ?? (partsOfArn(request.resource)[3] || undefined));
  set("aws:resourceaccount", accountOfResource(request));
  set("aws:principalaccount", account);
  if (caller.kind === "service") set("aws:principalservicename", caller.name);
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
