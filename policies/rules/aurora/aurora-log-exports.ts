import type { Rule } from "../../rule";
import { DATABASE, isMysql, isPostgresql, SINGLE_DATABASE } from "../../views/databases";

export const rule: Rule = {
  id: "aurora-log-exports",
  title: "A database sends its logs to CloudWatch: slow queries and errors of MySQL, everything of PostgreSQL.",
  why: "The logs on the instance are gone after a day and with the instance.",
  fix: "Set enabledCloudwatchLogsExports to slowquery, error and audit, or to postgresql.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_324", "CKV_AWS_325", "CKV_AWS_129", "RDS.34", "RDS.9", "NAG-RDS16"],
  types: [DATABASE, SINGLE_DATABASE],
  check: (database, check) => {
    const has = (log: string): boolean => database.texts("enabledCloudwatchLogsExports").includes(log);
    if (isMysql(database)) {
      check.expect(() => has("slowquery"), "its slow queries are not kept", { part: "slowquery" });
      check.expect(() => has("error"), "its errors are not kept", { part: "error" });
      check.expect(() => has("audit"), "who connected is not kept", { part: "audit", level: "advisory" });
    }
    if (isPostgresql(database)) check.expect(() => has("postgresql"), "its log is not kept", { part: "postgresql" });
  },
};
