import type { Draft, MonitoredDatabase } from "./monitored";

/** What Aurora tells of each instance of a cluster. */
export function databaseMonitors(database: MonitoredDatabase, scope: string): Draft[] {
  const filter = `{${scope},dbclusteridentifier:${database.clusterName}} by {dbinstanceidentifier}`;
  const memoryBytes = database.memoryGib * 1024 ** 3;
  const limit = database.connectionLimit;
  const of = database.key;
  const common = { service: of, missingData: "show_no_data" } as const;
  const at = `${of} {{dbinstanceidentifier.name}}`;
  const memory = { critical: Math.round(memoryBytes * 0.05), warning: Math.round(memoryBytes * 0.1) };
  const connections = { critical: limit, warning: Math.floor(limit * 0.8) };
  const drafts: Draft[] = [
    {
      ...common,
      kind: "database-cpu",
      title: `${of}: CPU of the database`,
      query: `avg(last_15m):avg:aws.rds.cpuutilization${filter} > 90`,
      critical: 90,
      warning: 75,
      missingData: "show_and_notify_no_data",
      alert: `${at} uses {{value}} % of its CPU.`,
      hint: "Performance Insights names the statements; the slow query log has those over a second.",
      recovery: `CPU of ${at} is back to normal.`,
    },
    {
      ...common,
      kind: "database-memory",
      title: `${of}: freeable memory of the database`,
      query: `avg(last_15m):avg:aws.rds.freeable_memory${filter} < ${memory.critical}`,
      ...memory,
      alert: `${at} has {{value}} bytes of memory left.`,
      hint: "Count the connections; a larger instance class is the usual answer.",
      recovery: `${at} has enough memory again.`,
    },
    {
      ...common,
      kind: "database-connections",
      title: `${of}: connections to the database`,
      query: `max(last_10m):max:aws.rds.database_connections${filter} > ${connections.critical}`,
      ...connections,
      alert: `${at} has {{value}} connections, and ${limit} is the most that services may open.`,
      hint: "Tasks × pool size must stay below the limit; see what autoscaling has done.",
      recovery: `${at} has connections to spare again.`,
    },
    {
      ...common,
      kind: "deadlocks",
      title: `${of}: deadlocks`,
      query: `avg(last_15m):avg:aws.rds.deadlocks${filter} > 0.1`,
      critical: 0.1,
      missingData: "resolve",
      alert: `${at} breaks {{value}} deadlocks a second.`,
      hint: "The engine's log names the two statements.",
      recovery: `${at} has no more deadlocks than usual.`,
    },
  ];
  if (database.readers > 0) drafts.push(replicaLag(common, filter, at));
  if (database.engine === "aurora-mysql") drafts.push(rowLocks(common, filter, at));
  return drafts;
}

type Common = Pick<Draft, "service" | "missingData">;

function replicaLag(common: Common, filter: string, at: string): Draft {
  return {
    ...common,
    kind: "replica-lag",
    title: `${common.service}: readers behind the writer`,
    query: `avg(last_10m):max:aws.rds.aurora_replica_lag${filter} > 1000`,
    critical: 1000,
    warning: 500,
    alert: `${at} is {{value}} ms behind the writer.`,
    hint: "Look for a long transaction or a burst of writes.",
    recovery: `${at} keeps up with the writer again.`,
  };
}

function rowLocks(common: Common, filter: string, at: string): Draft {
  return {
    ...common,
    kind: "row-locks",
    title: `${common.service}: transactions that wait for row locks`,
    query: `avg(last_10m):avg:aws.rds.blocked_transactions${filter} > 5`,
    critical: 5,
    warning: 1,
    missingData: "resolve",
    alert: `{{value}} transactions a second wait for row locks on ${at}.`,
    hint: "Find the transaction that holds them: sys.innodb_lock_waits.",
    recovery: `No transactions wait on ${at}.`,
  };
}
