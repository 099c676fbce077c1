import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";
import { trusts } from "../../views/trusts";

export const rule: Rule = {
  id: "iam-trust-no-wildcard",
  title: "No role may be taken by everybody, or by every service.",
  why: "A role's trust is its door.",
  fix: "Name the principal: a role's ARN, or one service such as ecs-tasks.amazonaws.com.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_60", "CKV_AWS_61"],
  types: [ROLE],
  check: (role, check) => {
    check.expect(() => trusts(role).length > 0, "nobody may take it, or its trust is missing", { part: "empty" });
    for (const { principals } of trusts(role)) {
      check.expect(
        () => principals.length > 0 && !principals.some(({ value }) => /[*?]/.test(value)),
        "a wildcard may take it",
      );
    }
  },
};
