import type { Rule } from "../../rule";
import { DATABASE, DATABASE_INSTANCE, SINGLE_DATABASE } from "../../views/databases";
import { usesCustomerKey } from "../../views/keys";

/**
 * Mandatory, where the row about monitoring is advisory: what Performance Insights keeps are statements, with what people searched for in them.
 */
export const rule: Rule = {
  id: "aurora-insights-cmk",
  title: "What Performance Insights keeps is encrypted with a key of ours.",
  why: "It keeps the text of statements; its key cannot be changed later.",
  fix: "Set performanceInsightsKmsKeyId wherever performanceInsightsEnabled is true.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_354", "AWS-0078"],
  types: [DATABASE, DATABASE_INSTANCE, SINGLE_DATABASE],
  check: (database, check) => {
    if (database.flag("performanceInsightsEnabled") !== true) return;
    check.expect(() => usesCustomerKey(database, "performanceInsightsKmsKeyId"), "its statements have no key of ours");
  },
};
