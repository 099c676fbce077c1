import type { Rule } from "../../rule";
import { TASK } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-no-host-namespaces",
  title: "A task shares no process or memory namespace with its host.",
  why: "It could see and signal what runs beside it.",
  fix: 'Remove pidMode and ipcMode "host".',
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_335", "ECS.3", "190-4.5.2"],
  types: [TASK],
  check: (task, check) => {
    check.expect(() => task.text("pidMode") !== "host", "it shares the host's processes", { part: "pid" });
    check.expect(() => task.text("ipcMode") !== "host", "it shares the host's memory", { part: "ipc" });
  },
};
