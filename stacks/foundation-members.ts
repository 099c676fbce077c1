import { foundation } from "./foundation";

/** The accounts of the foundation, by name: their root addresses and their unit. The management account is the organization's own; these are made by it. */
export function foundationMembers(): Record<string, { readonly email: string; readonly unit: string }> {
  const names = Object.keys(foundation.accounts).filter((name) => name !== "management");
  return Object.fromEntries(
    names.map((name) => [name, { email: `aws+${name}@${foundation.domain}`, unit: "foundation" }]),
  );
}
