import type { Rule } from "../../rule";
import { allowances, identityTypes, isBroad } from "../../views/permissions";
import { covers, type Statement } from "../../kernel/documents";

/**
 * A key's id is not chosen, so that no document that is known at plan time can name a key of the same program. key/* narrowed by
 * kms:ResourceAliases is the only way to pin one, and as strict: the condition names the aliases, and AWS asks it of the key.
 */
export const rule: Rule = {
  id: "iam-kms-decrypt-scoped",
  title: "A right to decrypt names its keys, by ARN or by their aliases.",
  why: "The key is the second lock of everything encrypted, and a right over all keys opens it everywhere.",
  fix: "Name the key, or set ForAnyValue:StringEquals kms:ResourceAliases to whole aliases.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["KMS.1", "KMS.2"],
  types: identityTypes,
  check: (subject, check) => {
    for (const statement of allowances(subject)) {
      if (!["kms:Decrypt", "kms:ReEncryptFrom"].some((action) => covers(statement, action))) continue;
      check.expect(
        () => !statement.resources.some(isBroad) || namesAliases(statement),
        "a statement decrypts with any key",
      );
    }
  },
};

function namesAliases({ conditions, resources }: Statement): boolean {
  const ofAnAccount = resources.every((resource) => /^arn:aws[\w-]*:kms:[\w-]+:\d{12}:key\//.test(resource));
  return (
    ofAnAccount &&
    conditions.some(
      ({ operator, key, values }) =>
        key === "kms:resourcealiases" &&
        /^(ForAnyValue:)?StringEquals$/.test(operator) &&
        values.length > 0 &&
        values.every((value) => /^alias\/(?!aws\/)[^*?]+$/.test(value)),
    )
  );
}
