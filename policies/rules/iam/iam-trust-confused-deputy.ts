import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";
import { isNarrowed } from "../../kernel/documents";
import { trusts } from "../../views/trusts";

/**
 * Mandatory, where the row is advisory: it is asked only about services that are known to send the keys, and costs one line.
 */
export const rule: Rule = {
  id: "iam-trust-confused-deputy",
  title: "A role that a service takes is for the service acting for this account.",
  why: "The service acts for every customer; without the condition another one could point it at the role.",
  fix: "Add StringEquals aws:SourceAccount to the trust.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [ROLE],
  check: (role, check) => {
    for (const statement of trusts(role)) {
      if (!statement.principals.some(({ kind, value }) => kind === "Service" && fromAccounts.has(value))) continue;
      check.expect(
        () => isNarrowed(statement, ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid"]),
        "the service may take it for anybody",
      );
    }
  },
};

/** Services whose documentation says that they send aws:SourceAccount or aws:SourceArn when they take a role. */
const fromAccounts: ReadonlySet<string> = new Set([
  "backup.amazonaws.com",
  "config.amazonaws.com",
  "ecs-tasks.amazonaws.com",
  "ecs.amazonaws.com",
  "events.amazonaws.com",
  "monitoring.rds.amazonaws.com",
  "scheduler.amazonaws.com",
  "states.amazonaws.com",
  "vpc-flow-logs.amazonaws.com",
]);
