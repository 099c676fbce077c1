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
