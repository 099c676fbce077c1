import type { Rule } from "../../rule";
import { containers, isRouter, TASK } from "../../views/tasks";
import { isImageOf } from "../../views/images";

export const rule: Rule = {
  id: "ecs-non-root-user",
  title: "No container runs as root, but the log router, which must.",
  why: "Root in the container is one fault of the runtime away from root on the host.",
  fix: "Set `user` to a number other than 0 (1000:1000); the container with firelensConfiguration has user 0, since FireLens opens its socket as root.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["ECS.1", "190-4.1.2"],
  types: [TASK],
  check: (task, check) => {
    for (const container of containers(task)) {
      const { label, reader } = container;
      const user = (): string => reader.text("user") ?? "";
      if (isRouter(container)) {
        check.expect(() => isRoot(user()), `${label} routes logs and must run as user 0`, { part: "router" });
      } else if (!isImageOf(reader, check.registry.images.root)) {
        check.expect(() => user() !== "" && !isRoot(user()), `${label} runs as root, or as whom its image says`);
      }
    }
  },
};

/** `user`, `user:group`, `uid` or `uid:gid`. */
function isRoot(user: string): boolean {
  return /^(root|0+)(:|$)/i.test(user);
}
