import type { Rule } from "../../rule";
import { isNarrowed, narrowing, type Statement, statements } from "../../kernel/documents";
import { documentsOf, resourcePolicyTypes } from "../../views/documents";

/** Of trust policies `iam-trust-confused-deputy` speaks, since not every service states whom it acts for when it takes a role. */
export const rule: Rule = {
  id: "resource-policy-services-narrowed",
  title:
    "A policy on a bucket, key, secret, queue, topic or registry admits a service of AWS only on behalf of known accounts.",
  why: "A service acts for every account of AWS: what it may do without a condition, a stranger can have it do.",
  fix: "Add aws:SourceAccount, aws:SourceArn, aws:SourceOrgID or the encryption context to the statement.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: resourcePolicyTypes,
  check: (holder, check) => {
    for (const { reader, path } of documentsOf(holder)) {
      if (reader.raw(path) === undefined) continue;
      check.expect(() => !statements(reader, path).some(isOpenToService), "a service is admitted on anybody's behalf");
    }
  },
};

function isOpenToService(statement: Statement): boolean {
  const contexts = statement.conditions.flatMap(({ key }) => (key.startsWith("kms:encryptioncontext:") ? key : []));
  return (
    statement.effect === "Allow" &&
    statement.principals.some(({ kind }) => kind === "Service") &&
    !isNarrowed(statement, [...narrowing, ...contexts])
  );
}
