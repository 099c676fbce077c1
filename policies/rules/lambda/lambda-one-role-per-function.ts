import type { Rule } from "../../rule";
import { FUNCTION } from "../../views/functions";
import { ROLE } from "../../views/tasks";

export const rule: Rule = {
  id: "lambda-one-role-per-function",
  title: "Each function has a role of its own.",
  why: "A shared role has the rights of both, and neither needs those of the other.",
  fix: "Make a role for the function.",
  severity: "medium",
  level: "advisory",
  kind: "stack",
  references: [],
  types: [FUNCTION],
  check: (lambda, check) => {
    check.expect(() => {
      const role = check.graph.target(lambda, "role", ROLE);
      if (role === undefined) return lambda.isSet("role");
      return check.graph.satellites(role, FUNCTION, "role").every((other) => other === lambda);
    }, "another function has its role");
  },
};
