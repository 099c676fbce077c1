import type { Rule } from "../../rule";
import { TASK } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-no-fault-injection",
  title: "Tasks of production take no injected faults.",
  why: "Whoever reaches the agent from within a task could cut its network.",
  fix: "Leave out `enableFaultInjection`, or set it in staging.",
  severity: "low",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [TASK],
  check: (task, check) => {
    if (task.environment !== "production") return;
    check.expect(() => task.flag("enableFaultInjection") !== true, "faults may be injected");
  },
};
