import type { Rule } from "../../rule";
import { allowances, identityTypes, isBroad, isConstrained } from "../../views/permissions";

export const rule: Rule = {
  id: "iam-no-permissions-management",
  title: "Actions that write rights name what they write them for.",
  why: "A right to hand out rights is worth all of them.",
  fix: "Name the roles and policies, or require a boundary by iam:PermissionsBoundary.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_109", "CKV_AWS_289", "CKV_AWS_111", "CKV_AWS_290"],
  types: identityTypes,
  check: (subject, check) => {
    for (const statement of allowances(subject)) {
      check.expect(
        () => !statement.resources.some(isBroad) || isConstrained(statement) || !statement.actions.some(writesRights),
        "a statement writes rights of everything",
      );
    }
  },
};

function writesRights(action: string): boolean {
  return /^(iam|organizations|sso|sso-directory):(Add|Attach|Create|Delete|Detach|Put|Remove|Set|Tag|Untag|Update)|:(Put|Set|Delete|Add|Remove)\w*(Policy|Permissions?|Acl)$/i.test(
    action,
  );
}
