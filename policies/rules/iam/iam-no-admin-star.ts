import type { Rule } from "../../rule";
import { allowances, identityTypes } from "../../views/permissions";

export const rule: Rule = {
  id: "iam-no-admin-star",
  title: "No policy allows every action on every resource.",
  why: "Whoever takes the identity owns the account.",
  fix: "Name the actions and the resources; only a boundary, which gives nothing, may say *.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_1", "CKV_AWS_62", "AWS-0057", "IAM.1", "CIS5-1.15"],
  types: identityTypes,
  check: (subject, check) => {
    for (const statement of allowances(subject)) {
      check.expect(
        () =>
          !statement.actions.some((action) => /^[*?]+(:[*?]+)?$/.test(action)) ||
          !statement.resources.some((resource) => /^[*?]+$/.test(resource)),
        "a statement allows everything on everything",
      );
    }
  },
};
