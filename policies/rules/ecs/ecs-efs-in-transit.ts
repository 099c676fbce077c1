import type { Rule } from "../../rule";
import { TASK } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-efs-in-transit",
  title: "A task mounts EFS encrypted in transit and by its role.",
  why: "NFS in clear can be read and written by whoever reaches the network.",
  fix: 'Set transitEncryption: "ENABLED" and authorizationConfig.iam: "ENABLED".',
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_97", "AWS-0035"],
  types: [TASK],
  check: (task, check) => {
    for (const volume of task.list("volumes")) {
      if (!volume.isSet("efsVolumeConfiguration")) continue;
      const on = (path: string): boolean => volume.text(`efsVolumeConfiguration.${path}`) === "ENABLED";
      check.expect(() => on("transitEncryption"), "a file system is mounted in clear", { part: "transit" });
      check.expect(() => on("authorizationConfig.iam"), "a file system is mounted without IAM", { part: "iam" });
    }
  },
};
