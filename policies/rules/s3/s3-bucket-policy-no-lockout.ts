import type { Rule } from "../../rule";
import { covers, isEveryone, statements } from "../../kernel/documents";

export const rule: Rule = {
  id: "s3-bucket-policy-no-lockout",
  title: "No statement denies everything to everyone without a condition.",
  why: "Then only the root user of the account can repair the bucket.",
  fix: "Add a condition to the Deny, or name the actions that it is about.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_93"],
  types: ["aws:s3/bucketPolicy:BucketPolicy"],
  check: (holder, check) => {
    check.expect(
      () =>
        !statements(holder, "policy").some(
          (statement) =>
            statement.effect === "Deny" &&
            statement.principals.some(isEveryone) &&
            statement.conditions.length === 0 &&
            covers(statement, "s3:PutBucketPolicy"),
        ),
      "a statement locks everyone out",
    );
  },
};
