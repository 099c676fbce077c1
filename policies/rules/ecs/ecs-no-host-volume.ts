import type { Rule } from "../../rule";
import { TASK } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-no-host-volume",
  title: "No volume of a task is a directory of its host.",
  why: "Files of the host are a way out of the container.",
  fix: "Use an empty named volume or EFS; remove hostPath and dockerVolumeConfiguration.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["190-4.5.5"],
  types: [TASK],
  check: (task, check) => {
    check.expect(
      () =>
        task.list("volumes").every((volume) => !volume.isSet("hostPath") && !volume.isSet("dockerVolumeConfiguration")),
      "a volume is a directory of the host",
    );
  },
};
