import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";
import { demands } from "../../views/permissions";
import { isAssumption, trusts } from "../../views/trusts";
import { knownAccounts } from "../../views/accounts";
import { type Condition, accountOf, type Principal, type Statement, statements } from "../../kernel/documents";

/**
 * Identity Center asks for MFA itself and its sessions carry no such key: roles that its sessions take are not asked. A root principal stands
 * for everybody in the account, people too, unless aws:PrincipalArn says which roles.
 */
export const rule: Rule = {
  id: "iam-human-policies-require-mfa",
  title: "What people of IAM may do or take needs MFA.",
  why: "A password alone is stolen every day.",
  fix: "Add Bool aws:MultiFactorAuthPresent true to the trust, or a Deny on BoolIfExists aws:MultiFactorAuthPresent false to the group.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["AWS-0123", "AWS-0145", "IAM.5", "CIS5-1.9"],
  types: [ROLE, "aws:iam/group:Group"],
  check: (subject, check) => {
    if (subject.type === ROLE) {
      const known = knownAccounts(check.registry);
      for (const statement of trusts(subject).filter(isAssumption)) {
        if (onlyRoles(statement) || !statement.principals.some((principal) => isPeople(principal, known))) continue;
        check.expect(() => statement.conditions.some(needsMfa), "people may take the role without MFA");
      }
      return;
    }
    check.expect(() => {
      const policies = check.graph.satellites(subject, "aws:iam/groupPolicy:GroupPolicy", "group");
      return policies.flatMap((policy) => statements(policy, "policy")).some(deniesWithoutMfa);
    }, "its members may act without MFA");
  },
};

const mfa = "aws:multifactorauthpresent";

/** A user, or the account as a whole; a third party's account is not ours to ask. */
function isPeople({ kind, value }: Principal, known: ReadonlySet<string>): boolean {
  return kind === "AWS" && /^\d{12}$|:(root$|user\/)/.test(value) && known.has(accountOf(value) ?? "");
}

function onlyRoles({ conditions }: Statement): boolean {
  return conditions.some(
    (condition) =>
      condition.key === "aws:principalarn" &&
      demands(condition) &&
      condition.values.every((value) => value.includes(":role/")),
  );
}

function needsMfa({ key, operator, values }: Condition): boolean {
  return key === mfa && operator === "Bool" && values.every((value) => value === "true");
}

function deniesWithoutMfa({ effect, conditions }: Statement): boolean {
  return (
    effect === "Deny" &&
    conditions.some(
      ({ key, operator, values }) => key === mfa && operator === "BoolIfExists" && values.includes("false"),
    )
  );
}
