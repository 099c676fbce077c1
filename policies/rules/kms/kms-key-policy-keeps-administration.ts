import type { Rule } from "../../rule";
import { accountOf, covers, statements } from "../../kernel/documents";

/** AWS's own check looks at whoever makes the key, which is a role of CI here; this looks at the account. */
export const rule: Rule = {
  id: "kms-key-policy-keeps-administration",
  title: "A key's policy lets its own account manage the key.",
  why: "A key that nobody may manage cannot be repaired or deleted, but by AWS's support.",
  fix: "Keep the statement that allows kms:* to the account's root, which hands the decision to IAM.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy"],
  check: (holder, check) => {
    if (holder.raw("policy") === undefined) return;
    const own = check.product?.account;
    check.expect(
      () =>
        statements(holder, "policy").some(
          (statement) =>
            statement.effect === "Allow" &&
            statement.conditions.length === 0 &&
            statement.principals.some(({ kind, value }) => {
              const account = kind === "AWS" ? accountOf(value) : undefined;
              return account !== undefined && (own === undefined || account === own);
            }) &&
            ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DescribeKey"].every((action) =>
              covers(statement, action),
            ),
        ),
      "the account may not manage the key",
    );
  },
};
