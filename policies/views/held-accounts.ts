import type { Check } from "../kernel/check";
import type { View } from "../kernel/graph";

/** An account that a stack looks after, with what of the stack stands in it. */
export interface HeldAccount {
  /** How a message speaks of it. */
  readonly label: string;
  /** 12 digits. */
  readonly id: string;
  readonly ofType: (...types: readonly string[]) => View[];
}

/**
 * The accounts whose baseline a stack makes: a product's own, and in the foundation's stack every foundation account, management too. The
 * organization's stack has none: it makes accounts, and reaches into none of them.
 */
export function heldAccounts({ graph, product, registry }: Check): readonly HeldAccount[] {
  if (product !== undefined) {
    return [{ label: "the account", id: product.account, ofType: (...types) => graph.ofType(...types) }];
  }
  if (graph.stack !== registry.foundation.stack) return [];
  return Object.entries(registry.organization.accounts).map(([name, id]) => ({
    label: `the account ${name}`,
    id,
    ofType: (...types) => graph.ofType(...types).filter((view) => accountOf(view) === id),
  }));
}

/** The account that a resource's provider may speak to, where that is one. */
export function accountOf(view: View): string | undefined {
  const ids = view.provider.texts("allowedAccountIds");
  return ids.length === 1 ? ids[0] : undefined;
}
