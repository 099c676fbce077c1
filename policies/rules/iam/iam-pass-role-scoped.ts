import type { Rule } from "../../rule";
import { allowances, demands, identityTypes } from "../../views/permissions";
import { covers } from "../../kernel/documents";

export const rule: Rule = {
  id: "iam-pass-role-scoped",
  title: "A right to pass roles names the roles, and the service that they are passed to.",
  why: "Whoever may pass any role holds the rights of all of them.",
  fix: "Name role ARNs (at the widest, role/<product>-<environment>-*), and set iam:PassedToService by StringEquals.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["AWS-0342"],
  types: identityTypes,
  check: (subject, check) => {
    const prefix = `${check.graph.stack}-`;
    for (const statement of allowances(subject).filter((one) => covers(one, "iam:PassRole"))) {
      check.expect(
        () => statement.resources.length > 0 && statement.resources.every((resource) => isRoleOf(resource, prefix)),
        "it may pass roles that are not named",
      );
      check.expect(
        () =>
          statement.conditions.some(
            (condition) =>
              condition.key === "iam:passedtoservice" &&
              demands(condition) &&
              condition.values.every((value) => !/[*?]/.test(value)),
          ),
        "it may pass roles to any service",
        { part: "service" },
      );
    }
  },
};

/** One role, or those whose names begin with the product's and something more. */
function isRoleOf(resource: string, prefix: string): boolean {
  const name = /^arn:aws[\w-]*:iam::\d{12}:role\/(.+)$/.exec(resource)?.[1];
  if (name === undefined) return false;
  if (!/[*?]/.test(name)) return true;
  return name.startsWith(prefix) && /^[\w-]+-\*$/.test(name.slice(prefix.length));
}
