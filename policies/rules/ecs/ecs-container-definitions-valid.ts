import type { Rule } from "../../rule";
import { definitions, TASK } from "../../views/tasks";

/**
 * Not in the list of rules: point 6 of how the pack works, for container definitions. Without it a malformed document would be counted as one
 * that cannot be read yet, and every rule about containers would be silent.
 */
export const rule: Rule = {
  id: "ecs-container-definitions-valid",
  title: "Container definitions are a list of containers in JSON.",
  why: "What cannot be parsed cannot be judged, and ECS refuses it in the middle of an update.",
  fix: "Write containerDefinitions with JSON.stringify over a list of at least one container, each with a name and an image.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [TASK],
  check: (task, check) => {
    check.expect(() => {
      const list = definitions(task.get("containerDefinitions"));
      return list !== undefined && list.length > 0 && list.every(isNamed);
    }, "the container definitions are no list of named containers with images");
  },
};

function isNamed(definition: unknown): boolean {
  const { name, image } = definition as { name?: unknown; image?: unknown };
  return typeof name === "string" && name !== "" && typeof image === "string" && image !== "";
}
