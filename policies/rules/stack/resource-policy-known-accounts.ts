import type { Rule } from "../../rule";
import { accountOf, statements } from "../../kernel/documents";
import { knownAccounts } from "../../views/accounts";
import { documentsOf, resourcePolicyTypes } from "../../views/documents";

export const rule: Rule = {
  id: "resource-policy-known-accounts",
  title: "A policy on a resource admits accounts of the company alone.",
  why: "An account that is not ours keeps what it has read, whatever becomes of the contract.",
  fix: "Remove the account, or add it to the ledger or the foundation if it is ours.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["S3.6", "SNS.4", "190-4.2.3"],
  types: [...resourcePolicyTypes, "aws:ec2/vpcEndpoint:VpcEndpoint"],
  check: (holder, check) => {
    const known = knownAccounts(check.registry);
    for (const { reader, path } of documentsOf(holder)) {
      if (reader.raw(path) === undefined) continue;
      check.expect(
        () =>
          statements(reader, path)
            .filter(({ effect }) => effect === "Allow")
            .flatMap(({ principals }) =>
              principals.flatMap(({ kind, value }) => (kind === "AWS" ? (accountOf(value) ?? []) : [])),
            )
            .every((account) => known.has(account)),
        "an account is admitted that is not the company's",
      );
    }
  },
};
