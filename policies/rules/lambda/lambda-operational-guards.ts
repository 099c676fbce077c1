import type { Rule } from "../../rule";
import { FUNCTION } from "../../views/functions";

/**
 * Without reserved concurrency, which the row has (CKV_AWS_115): a new account has ten concurrent executions and may reserve none. A dead-letter
 * queue is asked for with what calls asynchronously, when there is any.
 */
export const rule: Rule = {
  id: "lambda-operational-guards",
  title: "A function says how long it may take and how much memory it has, and leaves a trace.",
  why: "The defaults are three seconds and 128 MiB, and a failure without a trace is found by guessing.",
  fix: "Set timeout, memorySize and tracingConfig.mode Active; for what is called by events a deadLetterConfig.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_50", "CKV_AWS_116", "AWS-0066", "NAG-serverless"],
  types: [FUNCTION],
  check: (lambda, check) => {
    check.expect(() => lambda.isSet("timeout") && lambda.isSet("memorySize"), "it takes the defaults", {
      part: "limits",
    });
    check.expect(() => lambda.text("tracingConfig.mode") === "Active", "it leaves no trace", { part: "tracing" });
  },
};
