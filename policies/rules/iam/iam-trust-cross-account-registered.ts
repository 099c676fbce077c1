import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";
import { accountOf, type Statement } from "../../kernel/documents";
import { demands } from "../../views/permissions";
import { knownAccounts } from "../../views/accounts";
import { trusts } from "../../views/trusts";

/**
 * Narrower than the row: a role of a product may be taken from its own account and the organization's, not from another product's.
 */
export const rule: Rule = {
  id: "iam-trust-cross-account-registered",
  title: "A role may be taken from accounts of the company; a third party needs an external id.",
  why: "Whoever owns the other account owns the role.",
  fix: "Name accounts of the ledger; for Datadog set StringEquals sts:ExternalId.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [ROLE],
  check: (role, check) => {
    const { product, registry } = check;
    const own =
      product === undefined
        ? knownAccounts(registry)
        : new Set([product.account, ...Object.values(registry.organization.accounts)]);
    for (const statement of trusts(role)) {
      for (const { kind, value } of statement.principals) {
        if (kind === "Service" || value === "*") continue;
        const account = accountOf(value);
        // Identity providers that are AWS's own (cognito-identity.amazonaws.com) belong to no account.
        if (kind === "Federated" && account === undefined) continue;
        check.expect(
          () => own.has(account ?? "") || (account === registry.datadog.account && hasExternalId(statement)),
          "an account that is not the company's may take it, or a third party without an external id",
        );
      }
    }
  },
};

function hasExternalId({ conditions }: Statement): boolean {
  return conditions.some(
    (condition) =>
      condition.key === "sts:externalid" &&
      demands(condition) &&
      condition.operator === "StringEquals" &&
      condition.values.every((value) => value.length >= 8),
  );
}
