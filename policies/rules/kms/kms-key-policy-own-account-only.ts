import type { Rule } from "../../rule";
import { accountOf, statements } from "../../kernel/documents";
import { partnerAccounts } from "../../views/accounts";

const accountKeys = ["kms:calleraccount", "aws:sourceaccount", "aws:principalaccount"];

export const rule: Rule = {
  id: "kms-key-policy-own-account-only",
  title: "A key's policy admits the product's own account and those that keep logs, findings and images; no other.",
  why: "A forgotten account id lets strangers read what the key protects.",
  fix: "Remove the account, or add it to the ledger or the foundation if it is ours.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy"],
  check: (holder, check) => {
    if (holder.raw("policy") === undefined) return;
    const known = partnerAccounts(check.registry, check.graph.stack);
    check.expect(
      () =>
        statements(holder, "policy")
          .filter((statement) => statement.effect === "Allow")
          .flatMap((statement) => [
            ...statement.principals.flatMap(({ kind, value }) => (kind === "AWS" ? (accountOf(value) ?? []) : [])),
            ...statement.conditions.flatMap(({ key, values }) => (accountKeys.includes(key) ? values : [])),
          ])
          .every((account) => known.has(account)),
      "the policy admits an account that is not known",
    );
  },
};
