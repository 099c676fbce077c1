import type { Rule } from "../../rule";
import { containers, TASK } from "../../views/tasks";

/**
 * Mandatory, where the row is advisory: no container of the platform needs a capability, not even the log router.
 */
export const rule: Rule = {
  id: "ecs-capabilities-dropped",
  title: "Containers drop every Linux capability and add none but SYS_PTRACE.",
  why: "A capability that is not needed is a right for whoever breaks in.",
  fix: 'Set linuxParameters.capabilities.drop: ["ALL"].',
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["190-4.4.3"],
  types: [TASK],
  check: (task, check) => {
    for (const { label, reader } of containers(task)) {
      const { drop, add } = { drop: "linuxParameters.capabilities.drop", add: "linuxParameters.capabilities.add" };
      check.expect(() => reader.texts(drop).includes("ALL"), `${label} keeps capabilities`, { part: "drop" });
      check.expect(() => reader.texts(add).every((name) => name === "SYS_PTRACE"), `${label} adds capabilities`, {
        part: "add",
      });
    }
  },
};
