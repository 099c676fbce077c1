import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "organization-accounts-stay",
  title: "An account that leaves the program is not closed by it.",
  why: "A closed account is suspended at once with all that runs in it, and gone for ever after 90 days.",
  fix: "Leave out `closeOnDeletion`; closing an account is done by hand.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:organizations/account:Account"],
  check: (account, check) => {
    check.expect(() => account.flag("closeOnDeletion") !== true, "the account would be closed");
  },
};
