import type { Statement } from "../../kernel/documents";
import type { Rule } from "../../rule";
import { roleView } from "../../views/roles";
import { ROLE } from "../../views/tasks";

/** The pack's own: `iam-ecs-task-role-scoped` for every role of an environment, deployment and routers included. */
export const rule: Rule = {
  id: "iam-own-environment-only",
  title: "A role of an environment may do nothing to another environment's resources.",
  why: "Who comes into staging, where doors are wider, would stand in production.",
  fix: "Name the resources of the role's own environment, or those of the account.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: ["190-4.3.4"],
  types: [ROLE],
  check: (role, check) => {
    const { environment } = role;
    if (check.product === undefined || environment === undefined) return;
    if (environment === "account" || environment === "management") return;
    const others = check.registry.environments.filter((name) => name !== environment && name !== "account");
    const product = check.graph.stack;
    const foreign = new RegExp(
      `(^|[:/])${product}[-/](${others.join("|")})(?=$|[-/:])|:dbuser:[^/]*/(${others.join("|")})-`,
    );
    const names = ({ effect, resources, conditions }: Statement): string[] =>
      effect === "Deny"
        ? []
        : [...resources, ...conditions.flatMap(({ key, values }) => (key === "kms:resourcealiases" ? values : []))];
    for (const { holder, statements } of roleView(role).documents) {
      check.expect(
        () => statements().every((statement) => !names(statement).some((name) => foreign.test(name))),
        "the role reaches another environment",
        { at: holder },
      );
    }
  },
};
