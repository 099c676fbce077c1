import { partsOfArn } from "../iam/arn";
import { contains, parseCidr } from "../views/networks";
import type { Place } from "./place";
import type { Stranger } from "./stranger";

const NONE: readonly string[] = [];
/** Of each half of the internet, of both versions; documentation addresses where there are some (RFC 5737, RFC 3849). */
const ADDRESSES = ["9.9.9.9", "192.0.2.1", "2001:db8::1"];
/** Nobody calls AWS over the internet from there (RFC 1918, RFC 6598). */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/**
 * The values that a key can have in a stranger's call, given those that a statement asks for: the first is the usual one. Empty where its calls
 * never carry the key; undefined where the stranger chooses it freely (IAM User Guide, reference_policies_condition-keys).
 */
export function carriedBy(
  stranger: Stranger,
  key: string,
  wanted: readonly string[],
  place: Place,
): readonly string[] | undefined {
  const { account, caller, store } = stranger;
  const isService = caller.kind === "service";
  const { id, rootId } = place.registry.organization;
  switch (key) {
    case "aws:sourceaccount":
      return isService ? only(account) : NONE;
    case "aws:sourceorgid":
      return isService ? idsOf(stranger, wanted, place) : NONE;
    case "aws:sourceorgpaths":
      return isService ? pathsOf(stranger, wanted, place) : NONE;
    case "aws:sourcearn":
      return isService ? arnsOf(stranger, wanted, place) : NONE;
    case "aws:principalarn":
      return caller.kind === "identity" ? [caller.arn, ...identitiesOf(stranger, wanted)] : NONE;
    case "aws:principalaccount":
    case "kms:calleraccount":
      return isService ? NONE : only(account);
    case "aws:principalorgid":
      return isService ? NONE : idsOf(stranger, wanted, place);
    case "aws:principalorgpaths":
      return isService ? NONE : pathsOf(stranger, wanted, place);
    case "aws:principalisawsservice":
      return [String(isService)];
    case "aws:viaawsservice":
      return ["false", "true"];
    case "aws:resourceaccount":
      return [store?.account ?? place.account];
    case "aws:resourceorgid":
      return store === undefined ? [id] : only(store.organization?.id);
    case "aws:resourceorgpaths":
      return store === undefined ? [`${id}/${rootId}/ou-of-products/`] : only(store.organization?.path);
    case "aws:sourceip":
      return isService ? NONE : addressesOf(wanted, place);
    case "aws:sourcevpc":
    case "aws:sourcevpce":
    case "aws:sourcevpcarn":
      return isService ? NONE : ["stranger", ...wanted.map(concrete)];
    case "aws:vpceaccount":
      return isService ? NONE : only(account);
    case "aws:vpceorgid":
      return isService ? NONE : idsOf(stranger, wanted, place);
    case "aws:vpceorgpaths":
      return isService ? NONE : pathsOf(stranger, wanted, place);
    case "kms:viaservice":
      // What a role of another environment gets through a service, that service's own right decides.
      return stranger.kind === "environment" ? NONE : undefined;
  }
  if (key.startsWith("aws:principalservicename")) return caller.kind === "service" ? [caller.name] : NONE;
  // A service seals what it keeps for a resource under the resource's own ARN.
  if (isService && /^kms:encryptioncontext:.*arn$/.test(key)) return arnsOf(stranger, wanted, place);
  return undefined;
}

function only(value: string | undefined): readonly string[] {
  return value === undefined ? NONE : [value];
}

/** The stranger's organization: any that is asked for and is not ours, where it stands in none of ours. */
function idsOf({ organization }: Stranger, wanted: readonly string[], { registry }: Place): readonly string[] {
  const { id } = registry.organization;
  if (organization === undefined || organization.id === id) return only(organization?.id);
  return [organization.id, ...wanted.map(concrete).filter((one) => one !== id)];
}

/** A path begins with the organization's id, which its slash ends. */
function pathsOf({ organization }: Stranger, wanted: readonly string[], { registry }: Place): readonly string[] {
  const { id } = registry.organization;
  if (organization === undefined || organization.id === id) return only(organization?.path);
  return [organization.path ?? "", ...wanted.map(concrete).filter((one) => !one.startsWith(`${id}/`))];
}

/** ARNs of the stranger's own that the patterns admit. */
function arnsOf({ account = "" }: Stranger, wanted: readonly string[], place: Place): readonly string[] {
  const own = wanted.flatMap((pattern) => {
    const parts = partsOfArn(pattern);
    const owner = parts[4] ?? "";
    if (parts.length < 6) return [];
    if (owner === "" && !/[*?]/.test(pattern)) return isOurs(pattern, place) ? [] : [pattern];
    if (owner !== "" && !/[*?]/.test(owner) && owner !== account) return [];
    return [concrete(parts.map((part, i) => (i === 4 && owner !== "" ? account : part)).join(":"))];
  });
  return [`arn:aws:any:any:${account}:stranger`, ...own];
}

/** Whether an ARN that says no account is ours: a bucket has its account's number at its end; of others, the list of the outside tells. */
export function isOurs(arn: string, { registry, account }: Place): boolean {
  const bucket = /^arn:[^:]*:s3:::([^/]+)/.exec(arn)?.[1];
  if (bucket === undefined) return true;
  return bucket.endsWith(`-${account}`) || [...registry.archiveBuckets, registry.state.bucket].includes(bucket);
}

/** Roles of the stranger's own account by the names that the patterns ask for. */
function identitiesOf({ account = "", kind }: Stranger, wanted: readonly string[]): readonly string[] {
  if (kind === "environment") return [];
  return wanted.flatMap((pattern) => {
    const parts = partsOfArn(pattern);
    if (pattern === "*" || parts.length < 6) return [];
    const owner = parts[4] ?? "";
    if (!/[*?]/.test(owner) && owner !== account) return [];
    return [concrete(parts.map((part, i) => (i === 4 ? account : part)).join(":"))];
  });
}

/** Addresses of the internet, at the ends of the networks that are asked for too, but for those that people of ours work from. */
function addressesOf(wanted: readonly string[], { registry, stack }: Place): readonly string[] {
  const allowed = Object.values(registry.products[stack]?.allowedCidrs ?? {}).flat();
  const others = [...registry.offices, ...allowed, ...PRIVATE];
  return [...ADDRESSES, ...wanted.flatMap(endsOf)].filter((one) => !others.some((cidr) => contains(cidr, one)));
}

function endsOf(cidr: string): readonly string[] {
  const range = parseCidr(cidr);
  if (range === undefined) return [];
  const { first, last } = range;
  if (range.family === 6) return [cidr.split("/", 1)[0] ?? ""];
  return [first, last].map((value) => [24n, 16n, 8n, 0n].map((bits) => String((value >> bits) & 255n)).join("."));
}

/** A text that a pattern stands for. */
export function concrete(pattern: string): string {
  return pattern.replaceAll("*", "stranger").replaceAll("?", "x");
}
