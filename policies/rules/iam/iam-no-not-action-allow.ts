import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";
import { allowances, identityTypes } from "../../views/permissions";
import { trusts } from "../../views/trusts";

export const rule: Rule = {
  id: "iam-no-not-action-allow",
  title: "No statement allows everything but something.",
  why: "It allows what nobody has thought of.",
  fix: "Turn NotAction, NotResource and NotPrincipal into what is meant.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["KICS"],
  types: identityTypes,
  check: (subject, check) => {
    for (const statement of allowances(subject)) {
      check.expect(() => statement.notActions.length === 0, "a statement allows all actions but some", {
        part: "action",
      });
      check.expect(() => statement.notResources.length === 0, "a statement is about all resources but some", {
        part: "resource",
      });
    }
    if (subject.type !== ROLE) return;
    check.expect(
      () => trusts(subject).every(({ notPrincipals, notActions }) => notPrincipals.length + notActions.length === 0),
      "everybody but some may take the role",
      { part: "principal" },
    );
  },
};
