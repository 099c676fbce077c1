import type { Rule } from "../../rule";
import { containers, TASK } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-no-privileged-container",
  title: "No container is privileged.",
  why: "A privileged container has every right of the host that it runs on.",
  fix: "Remove `privileged: true`; Fargate refuses it as well.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_334", "ECS.4", "190-4.4.3"],
  types: [TASK],
  check: (task, check) => {
    for (const { label, reader } of containers(task)) {
      check.expect(() => reader.flag("privileged") !== true, `${label} is privileged`);
    }
  },
};
