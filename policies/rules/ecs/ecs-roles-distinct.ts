import type { Rule } from "../../rule";
import { roleIdentity, TASK } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-roles-distinct",
  title: "A task has an execution role and another role of its own.",
  why: "With one role the application can read every secret and image that ECS reads to start it.",
  fix: "Set executionRoleArn and taskRoleArn to two roles.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_249"],
  types: [TASK],
  check: (task, check) => {
    const role = (path: string): string | undefined => roleIdentity(check.graph, task, path);
    check.expect(() => role("executionRoleArn") !== undefined, "it has no execution role", { part: "execution" });
    check.expect(() => role("taskRoleArn") !== undefined, "it has no task role", { part: "task" });
    check.expect(() => {
      const task = role("taskRoleArn");
      return task === undefined || task !== role("executionRoleArn");
    }, "both roles are the same");
  },
};
