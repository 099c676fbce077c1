import { knownAccounts } from "../../views/accounts";
import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "access-by-group",
  title: "A permission set is given to a group of the program, in an account of the company.",
  why: "Nobody finds a right that a person holds alone, and a group of elsewhere has members whom nobody here knows.",
  fix: "Set principalType GROUP, principalId to a group's output, and targetId to an account of the ledger.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["aws:ssoadmin/accountAssignment:AccountAssignment"],
  check: (assignment, check) => {
    check.expect(() => assignment.text("principalType") === "GROUP", "it is given to a person", { part: "type" });
    check.expect(
      () => check.graph.target(assignment, "principalId", "aws:identitystore/group:Group") !== undefined,
      "its group is not the program's",
      { part: "group" },
    );
    check.expect(
      () => knownAccounts(check.registry).has(assignment.text("targetId") ?? ""),
      "its account is none of the company's",
      { part: "account" },
    );
  },
};
