import type { Rule } from "../../rule";
import { DATABASE, SINGLE_DATABASE } from "../../views/databases";

export const rule: Rule = {
  id: "aurora-backup-seven-generations",
  title: "Backups of a database are kept for 7 days or more.",
  why: "Damage is often noticed after the weekend.",
  fix: "Set backupRetentionPeriod to 7 or more; AWS keeps 1 by itself.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_133", "AWS-0077", "RDS.11", "NAG-RDS13"],
  types: [DATABASE, SINGLE_DATABASE],
  check: (database, check) => {
    check.expect(
      () => (database.number("backupRetentionPeriod") ?? 1) >= 7,
      "its backups are kept for less than 7 days",
    );
  },
};
