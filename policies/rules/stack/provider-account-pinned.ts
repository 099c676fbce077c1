import type { Check } from "../../kernel/check";
import type { Rule } from "../../rule";

/** The organization's stack makes the accounts: while it previews for the first time there is none to take a role in. */
export const rule: Rule = {
  id: "provider-account-pinned",
  title:
    "The AWS provider may speak to exactly the account that the ledger holds for the product; the organization's, to the management account.",
  why: "With the credentials of another account, the update would build the product there, and delete what it does not know.",
  fix: "Set allowedAccountIds to the ledger's id, and assume the deploy role of that account.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["pulumi:providers:aws"],
  check: (provider, check) => {
    const allowed = accountsOf(check);
    const pinned = (): string | undefined => {
      const ids = provider.texts("allowedAccountIds");
      return ids.length === 1 ? ids[0] : undefined;
    };
    check.expect(() => allowed.includes(pinned() ?? ""), "the provider is not pinned to the account");
    for (const role of [...provider.list("assumeRoles"), ...provider.list("assumeRole")]) {
      check.expect(
        () => /^arn:aws:iam::(\d{12}):role\//.exec(role.text("roleArn") ?? "")?.[1] === pinned(),
        "the provider assumes a role of another account",
        { part: "role" },
      );
    }
  },
};

function accountsOf({ product, graph, registry }: Check): string[] {
  const { stack, accounts } = registry.organization;
  if (product !== undefined) return [product.account];
  return graph.stack === stack ? [accounts["management"] ?? ""] : Object.values(accounts);
}
