import type { Rule } from "../../rule";
import { allowances, identityTypes, isBroad } from "../../views/permissions";
import { covers } from "../../kernel/documents";
import { credentialActions } from "../../views/actions";

export const rule: Rule = {
  id: "iam-no-credential-exposure",
  title: "Actions that answer with credentials name what they are for.",
  why: "They turn one identity into another.",
  fix: "Name the resource, or remove the action.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_107", "CKV_AWS_287"],
  types: identityTypes,
  check: (subject, check) => {
    for (const statement of allowances(subject)) {
      check.expect(
        () => !statement.resources.some(isBroad) || !credentialActions.some((action) => covers(statement, action)),
        "a statement gives out credentials of everything",
      );
    }
  },
};
