import type { Rule } from "../../rule";
import { containers, TASK } from "../../views/tasks";
import { isImageOf } from "../../views/images";

/**
 * The log router is no exception: FireLens gives it its configuration and socket by mounts, so that it too runs with a read-only root. One
 * that cannot is named in the registry's list of images that run as root.
 */
export const rule: Rule = {
  id: "ecs-readonly-root-filesystem",
  title: "The root file system of every container is read-only.",
  why: "Who breaks into a process could otherwise leave tools behind and change what it runs.",
  fix: "Set readonlyRootFilesystem: true, and mount a named volume on each path that the process writes.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_336", "ECS.5", "190-4.4.4"],
  types: [TASK],
  check: (task, check) => {
    for (const { label, reader } of containers(task)) {
      check.expect(
        () => reader.flag("readonlyRootFilesystem") === true || isImageOf(reader, check.registry.images.root),
        `${label} may write to its root file system`,
      );
    }
  },
};
