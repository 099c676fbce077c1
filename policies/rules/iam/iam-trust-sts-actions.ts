import { statements } from "../../kernel/documents";
import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";

const taking: ReadonlySet<string> = new Set([
  "sts:AssumeRole",
  "sts:AssumeRoleWithSAML",
  "sts:AssumeRoleWithWebIdentity",
  "sts:SetContext",
  "sts:SetSourceIdentity",
  "sts:TagSession",
]);

export const rule: Rule = {
  id: "iam-trust-sts-actions",
  title: "A trust policy lists the ways in which the role is taken.",
  why: "`sts:*` lets who comes by one way come by every other, and tag the session as it likes.",
  fix: "List sts:AssumeRole, or sts:AssumeRoleWithWebIdentity for GitHub.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [ROLE],
  check: (role, check) => {
    check.expect(
      () =>
        statements(role, "assumeRolePolicy").every(
          ({ effect, actions, notActions }) =>
            effect === "Deny" || (notActions.length === 0 && actions.every((action) => taking.has(action))),
        ),
      "the role may be taken in any way",
    );
  },
};
