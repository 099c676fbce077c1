import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";
import { covers } from "../../kernel/documents";
import { roleView } from "../../views/roles";

/**
 * The row asks for a boundary of every deploy role. One that can write no rights has nothing for a boundary to hold back.
 */
export const rule: Rule = {
  id: "iam-role-session-and-boundary",
  title: "Sessions of a role end after four hours, and a role that writes rights has a boundary.",
  why: "A stolen session is of use as long as it lasts, and a role that writes rights could write its own.",
  fix: "Set maxSessionDuration to 14400 or less, and permissionsBoundary.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: [],
  types: [ROLE],
  check: (role, check) => {
    check.expect(
      () => (role.number("maxSessionDuration") ?? 3600) <= 14_400,
      "its sessions last longer than four hours",
      {
        part: "session",
        level: "mandatory",
      },
    );
    check.expect(
      () =>
        role.isSet("permissionsBoundary") ||
        !roleView(role)
          .allowed()
          .some((one) => writes.some((action) => covers(one, action))),
      "it writes rights and has no boundary",
      { part: "boundary" },
    );
  },
};

const writes = ["iam:AttachRolePolicy", "iam:CreatePolicyVersion", "iam:CreateRole", "iam:PutRolePolicy"];
