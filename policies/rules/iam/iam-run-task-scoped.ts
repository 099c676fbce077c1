import type { Rule } from "../../rule";
import { covers } from "../../kernel/documents";
import { allowances, identityTypes } from "../../views/permissions";

/** `ecs:RunTask` is always called with a cluster, so that the condition holds with `…IfExists` too. */
export const rule: Rule = {
  id: "iam-run-task-scoped",
  title: "A right to run tasks names the task definitions, and the clusters that they run in.",
  why: "A task that runs in another environment's cluster has that environment's network.",
  fix: "Name task-definition/<family>:*, and set ecs:cluster by ArnEquals to whole clusters.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: identityTypes,
  check: (subject, check) => {
    const runs = ["ecs:RunTask", "ecs:StartTask"];
    for (const statement of allowances(subject).filter((one) => runs.some((action) => covers(one, action)))) {
      check.expect(
        () => statement.resources.every((resource) => /:task-definition\/[^*?]+(:\*|:\d+)?$/.test(resource)),
        "it may run task definitions that are not named",
      );
      check.expect(
        () =>
          statement.conditions.some(
            ({ key, operator, values }) =>
              key === "ecs:cluster" &&
              /^(Arn|String)Equals(IfExists)?$/.test(operator) &&
              values.every((value) => !/[*?]/.test(value)),
          ),
        "it may run tasks in any cluster",
        { part: "cluster" },
      );
    }
  },
};
