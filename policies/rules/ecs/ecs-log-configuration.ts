import type { Rule } from "../../rule";
import { containers, isRouter, TASK } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-log-configuration",
  title: "Every container logs to FireLens or to a log group of the program.",
  why: "What is printed nowhere cannot be looked into after an incident.",
  fix: "Set logConfiguration with awsfirelens (and a router in the task), or awslogs with the name of a log group that the program makes.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["ECS.9", "NAG-ECS7"],
  types: [TASK],
  check: (task, check) => {
    const all = containers(task);
    for (const { label, reader } of all) {
      const driver = (): string | undefined => reader.text("logConfiguration.logDriver");
      check.expect(() => driver() === "awslogs" || driver() === "awsfirelens", `${label} logs to nowhere that is kept`);
      check.expect(
        () => driver() !== "awsfirelens" || all.some(isRouter),
        `${label} logs to a router that the task does not have`,
        { part: "router" },
      );
      check.expect(
        () =>
          driver() !== "awslogs" ||
          check.graph.target(reader, "logConfiguration.options.awslogs-group", "aws:cloudwatch/logGroup:LogGroup") !==
            undefined,
        `${label} logs to a log group that the program does not make`,
        { part: "group" },
      );
    }
  },
};
