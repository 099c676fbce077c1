import type { Rule } from "../../rule";
import { containers, TASK } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-cpu-memory-bounded",
  title: "A task states its CPU and memory, and each essential container its share of the memory.",
  why: "A container without a share can starve the one beside it.",
  fix: "Set cpu and memory of the task, and memory or memoryReservation of each essential container.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["190-4.4.3"],
  types: [TASK],
  check: (task, check) => {
    check.expect(() => (task.number("cpu") ?? 0) > 0 && (task.number("memory") ?? 0) > 0, "it states no size");
    for (const { label, reader } of containers(task)) {
      check.expect(
        () => reader.flag("essential") === false || reader.isSet("memory") || reader.isSet("memoryReservation"),
        `${label} has no share of the memory`,
        { part: "container" },
      );
    }
  },
};
