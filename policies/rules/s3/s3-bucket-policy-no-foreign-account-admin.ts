import type { Rule } from "../../rule";
import { accountOf, covers, statements } from "../../kernel/documents";
import { knownAccounts } from "../../views/accounts";

const administration = [
  "s3:DeleteBucketPolicy",
  "s3:PutBucketAcl",
  "s3:PutBucketPolicy",
  "s3:PutEncryptionConfiguration",
  "s3:PutObjectAcl",
];

export const rule: Rule = {
  id: "s3-bucket-policy-no-foreign-account-admin",
  title: "No account outside of the company may administer a bucket.",
  why: "Whoever may write the policy may give themselves the rest.",
  fix: "Allow the single actions that the other account needs, none of those that change policy, ACL or encryption.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["S3.6"],
  types: ["aws:s3/bucketPolicy:BucketPolicy"],
  check: (holder, check) => {
    const known = knownAccounts(check.registry);
    check.expect(
      () =>
        !statements(holder, "policy").some(
          (statement) =>
            statement.effect === "Allow" &&
            statement.principals.some(({ kind, value }) => kind === "AWS" && !known.has(accountOf(value) ?? "")) &&
            administration.some((action) => covers(statement, action)),
        ),
      "an account outside of the company may administer the bucket",
    );
  },
};
