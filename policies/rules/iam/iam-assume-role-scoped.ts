import type { Rule } from "../../rule";
import { accountOf, covers } from "../../kernel/documents";
import { allowances, identityTypes } from "../../views/permissions";
import { knownAccounts } from "../../views/accounts";

export const rule: Rule = {
  id: "iam-assume-role-scoped",
  title: "A right to take roles names roles of the company's accounts.",
  why: "Taking any role is having every right that somebody has left open.",
  fix: "Name role ARNs without wildcards, in accounts of the ledger.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: identityTypes,
  check: (subject, check) => {
    const known = knownAccounts(check.registry);
    for (const statement of allowances(subject).filter((one) => covers(one, "sts:AssumeRole"))) {
      check.expect(
        () =>
          statement.resources.length > 0 &&
          statement.resources.every(
            (resource) =>
              /^arn:aws[\w-]*:iam::\d{12}:role\/[^*?]+$/.test(resource) && known.has(accountOf(resource) ?? ""),
          ),
        "it may take roles that are not named, or not the company's",
      );
    }
  },
};
