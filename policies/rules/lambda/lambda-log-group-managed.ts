import type { Rule } from "../../rule";
import { FUNCTION } from "../../views/functions";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

/** Mandatory, where the row is advisory: the group that Lambda makes has no key, and what is never kept longer than for ever is never looked at. */
export const rule: Rule = {
  id: "lambda-log-group-managed",
  title: "The log group of a function is made before it, with a time that it is kept.",
  why: "Lambda otherwise makes one, without a key and for ever.",
  fix: "Make a LogGroup, and name it in loggingConfig.logGroup.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["NAG-serverless"],
  types: [FUNCTION],
  check: (lambda, check) => {
    check.expect(() => {
      if (lambda.isUnknown("loggingConfig.logGroup"))
        return check.graph.target(lambda, "loggingConfig.logGroup", LOG_GROUP) !== undefined;
      const name = lambda.text("loggingConfig.logGroup") ?? `/aws/lambda/${lambda.text("name") ?? ""}`;
      return check.graph.ofType(LOG_GROUP).some((group) => group.text("name") === name);
    }, "nobody makes its log group");
  },
};
