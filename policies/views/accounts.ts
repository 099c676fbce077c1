import type { ProductEntry, Registry } from "../registry";

/** Whether a stack is one of those that belong to all products. */
export function isSharedStack({ organization, foundation }: Registry, stack: string): boolean {
  return stack === organization.stack || stack === foundation.stack;
}

/** Stands in the registry for an account that is not made yet. */
const UNMADE = "000000000000";

/** Whether a product's account is there: what names it is made in the run after the one that makes it. */
export function hasAccount({ account }: Pick<ProductEntry, "account">): boolean {
  return account !== UNMADE;
}

/** The ids of all accounts of the company. */
export function knownAccounts(registry: Registry): ReadonlySet<string> {
  return new Set([
    ...Object.values(registry.organization.accounts),
    ...Object.values(registry.products).map((product) => product.account),
  ]);
}

/** The accounts that a product may name in what it shares: its own, and those that keep logs, findings and images. */
export function partnerAccounts(registry: Registry, stack: string): ReadonlySet<string> {
  const { accounts } = registry.organization;
  const own = registry.products[stack]?.account;
  if (own === undefined) return knownAccounts(registry);
  const partners = [accounts["log-archive"], accounts["security"], accounts["shared"]];
  return new Set([own, ...partners.flatMap((id) => id ?? [])]);
}
