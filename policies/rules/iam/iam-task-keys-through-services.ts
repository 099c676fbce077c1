import { covers } from "../../kernel/documents";
import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";
import { roleView } from "../../views/roles";
import { roleNamed, TASK } from "../../views/tasks";

const writes = ["kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom"];
/** ECS Exec decrypts its session with the task's role, by no service: of that role a bare kms:Decrypt is let pass. */
const uses = { taskRoleArn: writes, executionRoleArn: [...writes, "kms:Decrypt"] } as const;

export const rule: Rule = {
  id: "iam-task-keys-through-services",
  title: "The roles of a task use keys only through the service that keeps the data.",
  why: "A key that a container may use directly decrypts whatever of the store was copied out of it.",
  fix: "Add the condition kms:ViaService with the service's name to the statement.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [TASK],
  check: (task, check) => {
    for (const property of ["taskRoleArn", "executionRoleArn"] as const) {
      if (task.raw(property) === undefined) continue;
      const role = (): View | undefined => roleNamed(check.graph, task, property);
      check.expect(
        () => {
          const found = role();
          const held = found === undefined ? [] : roleView(found).allowed();
          return held
            .filter((one) => uses[property].some((action) => covers(one, action)))
            .every(({ conditions }) =>
              conditions.some(
                ({ key, operator, values }) =>
                  key === "kms:viaservice" &&
                  /^String(Equals|Like)$/.test(operator) &&
                  values.every((value) => /^[a-z0-9-]+\.[a-z0-9-]+\.amazonaws\.com$/.test(value)),
              ),
            );
        },
        `its ${property === "taskRoleArn" ? "task" : "execution"} role uses a key directly`,
      );
    }
  },
};
