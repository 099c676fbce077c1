import type { Rule } from "../../rule";
import { containers, TASK } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-no-interactive-container",
  title: "No container waits for a terminal.",
  why: "It is a shell left open; ECS Exec opens one that is logged.",
  fix: "Remove interactive and pseudoTerminal.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["190-4.4.3"],
  types: [TASK],
  check: (task, check) => {
    for (const { label, reader } of containers(task)) {
      check.expect(
        () => reader.flag("interactive") !== true && reader.flag("pseudoTerminal") !== true,
        `${label} has a terminal`,
      );
    }
  },
};
