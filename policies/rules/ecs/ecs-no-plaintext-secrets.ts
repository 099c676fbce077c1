import type { Rule } from "../../rule";
import { containers, TASK } from "../../views/tasks";
import { isNamedCredential, isReference, looksLikeCredential, soundsSecret } from "../../views/credentials";

export const rule: Rule = {
  id: "ecs-no-plaintext-secrets",
  title: "No container has a secret among its environment variables.",
  why: "Environment variables are shown by every console and API call that describes the task.",
  fix: "Put the value into Parameter Store and name it in `secrets`.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["AWS-0036", "ECS.8", "NAG-ECS2", "190-4.1.4"],
  types: [TASK],
  check: (task, check) => {
    for (const { label, reader } of containers(task)) {
      for (const variable of reader.list("environment")) {
        check.expect(() => {
          const name = variable.text("name") ?? "";
          const value = variable.text("value") ?? "";
          if (looksLikeCredential(value) || isNamedCredential(name, value)) return false;
          return !soundsSecret(name) || value === "" || isReference(value);
        }, `${label} has a variable that holds, or sounds like, a secret`);
      }
    }
  },
};
