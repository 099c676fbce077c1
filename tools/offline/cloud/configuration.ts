import { SecretValue, UNKNOWN } from "../recorded";
import type { Place } from "./model";

type Inputs = Readonly<Record<string, unknown>>;

/** The account and the region that a provider is configured for; one provider makes hundreds of resources. */
export function placeOf(inputs: Inputs): Partial<Place> {
  let known = places.get(inputs);
  if (known === undefined) {
    known = readPlace(inputs);
    places.set(inputs, known);
  }
  return known;
}
const places = new WeakMap<Inputs, Partial<Place>>();

function readPlace(inputs: Inputs): Partial<Place> {
  const ids = open(inputs["allowedAccountIds"]);
  const account: unknown = Array.isArray(ids) ? ids[0] : undefined;
  const region = open(inputs["region"]);
  return {
    ...(typeof account === "string" || typeof account === "number" ? { account: String(account) } : {}),
    ...(typeof region === "string" ? { region } : {}),
  };
}

/** How a provider signs in: the roles that it assumes, one by the other, and the accounts that it may work in. */
export function signInOf(inputs: Inputs): { readonly roles: readonly string[]; readonly allowed?: readonly string[] } {
  const [assumed, ids] = [open(inputs["assumeRoles"]), open(inputs["allowedAccountIds"])];
  const roles = Array.isArray(assumed) ? assumed.map((one) => String((one as { roleArn?: unknown }).roleArn)) : [];
  return { roles, ...(Array.isArray(ids) ? { allowed: ids.map(String) } : {}) };
}

/** The tags that a provider gives to everything that takes tags. */
export function defaultTagsOf(inputs: Inputs): Readonly<Record<string, string>> {
  return (open(inputs["defaultTags"]) as { tags?: Record<string, string> } | undefined)?.tags ?? {};
}

/** A provider's own inputs travel as JSON text. */
function open(value: unknown): unknown {
  if (value instanceof SecretValue) return open(value.reveal());
  if (typeof value !== "string") return value === UNKNOWN ? undefined : value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
