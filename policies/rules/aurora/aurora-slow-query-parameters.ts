import type { Rule } from "../../rule";
import { DATABASE, isMysql, isOn, isPostgresql, parametersOf } from "../../views/databases";

export const rule: Rule = {
  id: "aurora-slow-query-parameters",
  title: "A database writes down what takes longer than a second.",
  why: "Nobody finds the slow statement afterwards, when only its effect is known.",
  fix: "Give it a cluster parameter group: slow_query_log 1, long_query_time 1 or less, log_output FILE; on PostgreSQL log_min_duration_statement 1000 or less.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [DATABASE],
  check: (database, check) => {
    const upTo = (value: string | undefined, limit: number): boolean =>
      value !== undefined && /^\d+(\.\d+)?$/.test(value) && Number(value) <= limit;
    check.expect(() => {
      const parameters = parametersOf(database);
      if (parameters === undefined) return false;
      if (isPostgresql(database)) return upTo(parameters.get("log_min_duration_statement"), 1000);
      return (
        isMysql(database) &&
        isOn(parameters.get("slow_query_log")) &&
        upTo(parameters.get("long_query_time"), 1) &&
        parameters.get("log_output")?.toUpperCase() === "FILE"
      );
    }, "queries that take longer than a second are not written down");
  },
};
