import type { Rule } from "../../rule";
import { TASK } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-awsvpc-network-mode",
  title: "A task has a network interface of its own and runs on Fargate.",
  why: "Only then security groups tell one task from another.",
  fix: 'Set networkMode: "awsvpc" and requiresCompatibilities: ["FARGATE"].',
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["ECS.1", "190-4.3.3"],
  types: [TASK],
  check: (task, check) => {
    check.expect(() => task.text("networkMode") === "awsvpc", "the network mode is not awsvpc");
    check.expect(() => task.texts("requiresCompatibilities").includes("FARGATE"), "it is not for Fargate", {
      part: "fargate",
    });
  },
};
