import type { Rule } from "../../rule";

const GROUP = "aws:rds/clusterParameterGroup:ClusterParameterGroup";

/** Advisory in most packs. Mandatory here: the component always writes the log, and it alone tells who signed in to the data. */
export const rule: Rule = {
  id: "aurora-audit-log",
  title: "Aurora MySQL writes who signed in and what was changed in rights and schema, and exports it.",
  why: "After an intrusion it alone tells who read which data.",
  fix: "Set server_audit_logging to 1, server_audit_events to CONNECT, QUERY_DCL and QUERY_DDL, and export `audit`.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["RDS.34"],
  types: ["aws:rds/cluster:Cluster"],
  check: (cluster, check) => {
    if (cluster.text("engine") !== "aurora-mysql") return;
    check.expect(() => cluster.texts("enabledCloudwatchLogsExports").includes("audit"), "the audit log stays", {
      part: "export",
    });
    const value = (name: string): string | undefined =>
      check.graph
        .target(cluster, "dbClusterParameterGroupName", GROUP)
        ?.list("parameters")
        .find((parameter) => parameter.text("name") === name)
        ?.text("value");
    check.expect(() => value("server_audit_logging") === "1", "no audit log is written", { part: "written" });
    check.expect(
      () => {
        const events = (value("server_audit_events") ?? "").split(",");
        return ["CONNECT", "QUERY_DCL", "QUERY_DDL"].every((event) => events.includes(event));
      },
      "the audit log leaves out what matters",
      { part: "events" },
    );
  },
};
