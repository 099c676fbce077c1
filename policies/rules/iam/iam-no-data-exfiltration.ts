import type { Rule } from "../../rule";
import { allowances, identityTypes, isBroad } from "../../views/permissions";
import { contentActions } from "../../views/actions";
import { covers } from "../../kernel/documents";

export const rule: Rule = {
  id: "iam-no-data-exfiltration",
  title: "Actions that read what is stored name what they read.",
  why: "One stolen identity would read every object, secret and parameter of the account.",
  fix: "Name the bucket, path or secret: parameter/<product>/<environment>/…, secret:/<product>/….",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_108", "CKV_AWS_288"],
  types: identityTypes,
  check: (subject, check) => {
    for (const statement of allowances(subject)) {
      check.expect(
        () => !statement.resources.some(isBroad) || !contentActions.some((action) => covers(statement, action)),
        "a statement reads what is stored anywhere",
      );
    }
  },
};
