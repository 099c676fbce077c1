import type { Check } from "../../kernel/check";
import type { Rule } from "../../rule";
import { accountOf, type Statement, statements } from "../../kernel/documents";
import { knownAccounts } from "../../views/accounts";
import { documentsOf, resourcePolicyTypes } from "../../views/documents";

/** Conditions that say whose request is admitted, or whose resource is reached. */
const keys = /^(aws:(source|principal|resource)(account|arn)|kms:calleraccount|kms:encryptioncontext:aws:logs:arn)$/;

/** Conditions that say in which organization that is. */
const organizationKeys = /^aws:(source|principal|resource)org(id|paths)$/;

/**
 * A service that is admitted for a stranger's account is the stranger: conditions are read as principals are. What a document admits without naming it,
 * `resource-policy-strangers` finds.
 */
export const rule: Rule = {
  id: "resource-policy-known-accounts",
  title: "A policy on a resource, and the trust of a role, name accounts of the company alone.",
  why: "An account that is not ours keeps what it has read, whatever becomes of the contract.",
  fix: "Remove the account, or add it to the ledger or the foundation if it is ours.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["S3.6", "SNS.4", "190-4.2.3"],
  types: [...resourcePolicyTypes, "aws:ec2/vpcEndpoint:VpcEndpoint", "aws:iam/role:Role"],
  check: (holder, check) => {
    const known = new Set([...knownAccounts(check.registry), check.registry.datadog.account]);
    for (const { reader, path } of documentsOf(holder)) {
      if (reader.raw(path) === undefined) continue;
      check.expect(
        () =>
          statements(reader, path)
            .filter(({ effect }) => effect === "Allow")
            .flatMap(accountsIn)
            .every((account) => known.has(account)),
        "an account is admitted that is not the company's",
      );
      check.expect(
        () =>
          statements(reader, path)
            .filter(({ effect }) => effect === "Allow")
            .flatMap(({ conditions }) => conditions)
            .every(({ key, values }) => !organizationKeys.test(key) || values.every((value) => isOurs(value, check))),
        "an organization is admitted that is not the company's",
        { part: "organization" },
      );
    }
  },
};

/** The organization's id, or a path that begins at its root. */
function isOurs(value: string, { registry }: Check): boolean {
  const { id, rootId } = registry.organization;
  return value === id || value.startsWith(`${id}/${rootId}/`);
}

function accountsIn({ principals, conditions }: Statement): string[] {
  return [
    ...principals.flatMap(({ kind, value }) => (kind === "AWS" ? (accountOf(value) ?? []) : [])),
    ...conditions.flatMap(({ key, values }) =>
      keys.test(key) ? values.flatMap((value) => accountOf(value) ?? []) : [],
    ),
  ];
}
