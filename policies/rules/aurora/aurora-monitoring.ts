import type { Rule } from "../../rule";
import { DATABASE_INSTANCE, SINGLE_DATABASE } from "../../views/databases";
import { roleIdentity } from "../../views/tasks";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "aurora-monitoring",
  title: "Database instances report their operating system and their statements, under a key of ours.",
  why: "Without them nobody can say what a slow database is busy with.",
  fix: "Set monitoringInterval and monitoringRoleArn, performanceInsightsEnabled and performanceInsightsKmsKeyId.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: ["CKV_AWS_118", "CKV_AWS_353", "CKV_AWS_354", "AWS-0133", "AWS-0078", "RDS.6"],
  types: [DATABASE_INSTANCE, SINGLE_DATABASE],
  check: (instance, check) => {
    check.expect(
      () =>
        (instance.number("monitoringInterval") ?? 0) > 0 &&
        roleIdentity(check.graph, instance, "monitoringRoleArn") !== undefined,
      "it does not report its operating system",
      { part: "enhanced" },
    );
    check.expect(
      () =>
        instance.flag("performanceInsightsEnabled") === true &&
        usesCustomerKey(instance, "performanceInsightsKmsKeyId"),
      "it does not report its statements under a key of ours",
      { part: "insights" },
    );
  },
};
