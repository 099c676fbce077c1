import { type Statement } from "../../kernel/documents";
import type { Rule } from "../../rule";
import { BUCKET, bucketNameOf, policyStatements } from "../../views/buckets";
import { isEveryone } from "../../kernel/documents";

export const rule: Rule = {
  id: "s3-bucket-deny-insecure-transport",
  title: "Every bucket's policy denies requests without TLS, on the bucket and on all of its objects.",
  why: "S3 answers plain HTTP otherwise, and what it sends can be read on the way.",
  fix: "Add a statement: Deny, Principal *, Action s3:*, the bucket and bucket/*, Condition Bool aws:SecureTransport false.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_379", "S3.5", "CIS5-2.1.1", "NAG-S10"],
  types: [BUCKET],
  check: (bucket, check) => {
    check.expect(() => {
      const name = bucketNameOf(bucket);
      return policyStatements(bucket).some((statement) => deniesPlain(statement) && coversBucket(statement, name));
    }, "the bucket's policy does not deny requests without TLS");
  },
};

function deniesPlain(statement: Statement): boolean {
  return (
    statement.effect === "Deny" &&
    statement.principals.some(isEveryone) &&
    statement.actions.some((action) => action === "*" || action.toLowerCase() === "s3:*") &&
    statement.conditions.length === 1 &&
    statement.conditions.every(
      ({ operator, key, values }) => operator === "Bool" && key === "aws:securetransport" && values.join() === "false",
    )
  );
}

function coversBucket(statement: Statement, name: string | undefined): boolean {
  const { resources } = statement;
  if (resources.includes("*")) return true;
  const arn = `arn:aws:s3:::${name}`;
  return name !== undefined && resources.includes(arn) && resources.includes(`${arn}/*`);
}
