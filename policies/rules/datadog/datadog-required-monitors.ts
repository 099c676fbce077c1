import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";
import { DATABASE, DATABASE_INSTANCE, isMysql } from "../../views/databases";
import { DISTRIBUTION } from "../../views/distributions";
import { LOAD_BALANCER, TARGET_GROUP } from "../../views/load-balancers";
import { MONITOR, pagesOf } from "../../views/monitors";
import { SERVICE } from "../../views/tasks";

/**
 * The name has to stand in the query of a monitor: what is watched by a filter on tags alone cannot be told from what is not. A distribution and its
 * certificates have no name that is chosen; they are watched by their tags.
 */
export const rule: Rule = {
  id: "datadog-required-monitors",
  title:
    "Every service, database, load balancer and distribution has each of its monitors, and what users of production see wakes somebody.",
  why: "What has none fails in silence, and what staging hides production finds out.",
  fix: "Add it to the environment's monitors: components/monitoring/catalogue.ts makes all of them of what an environment has.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE, TARGET_GROUP, LOAD_BALANCER, DISTRIBUTION, DATABASE],
  check: (subject, check) => {
    const { environment } = subject;
    if (environment === undefined || ["account", "management"].includes(environment)) return;
    const isProduction = environment === "production";
    for (const { part, metric, tag, property, pages = false, when } of needs[subject.type] ?? []) {
      check.expect(
        () => {
          if (when?.(subject) === false) return true;
          const name = property === undefined ? environment : subject.text(property);
          return (
            name !== undefined &&
            check.graph.ofType(MONITOR).some((monitor) => {
              const query = monitor.text("query") ?? "";
              const isWatched = query.includes(`${tag}${name}`) && metric.test(query);
              return isWatched && (!pages || !isProduction || pagesOf(monitor).length > 0);
            })
          );
        },
        pages && isProduction ? "no monitor that wakes somebody watches it" : "no monitor watches it",
        { part },
      );
    }
  },
};

interface Need {
  readonly part: string;
  readonly metric: RegExp;
  /** How a query filters by it. */
  readonly tag: string;
  /** The property that holds its name; left out for what is filtered by the environment alone. */
  readonly property?: string;
  /** Whether it wakes somebody in production. @default false */
  readonly pages?: boolean;
  /** What has something to watch; anything where it is left out. */
  readonly when?: (subject: View) => boolean;
}

const service = { tag: "servicename:", property: "name" } as const;
const group = { tag: "targetgroup:targetgroup/", property: "name" } as const;
const database = { tag: "dbclusteridentifier:", property: "clusterIdentifier" } as const;
const needs: Readonly<Record<string, readonly Need[]>> = {
  [SERVICE]: [
    { part: "tasks", metric: /service\.running\{[^}]*\} \/ /, ...service, pages: true },
    { part: "fewer-tasks", metric: /service\.running\{[^}]*\} - /, ...service },
    { part: "cpu", metric: /service\.cpuutilization/, ...service },
    { part: "memory", metric: /service\.memory_utilization/, ...service },
  ],
  [TARGET_GROUP]: [
    { part: "errors", metric: /target_5xx/, ...group, pages: true },
    { part: "healthy", metric: /\.healthy_host_count/, ...group, pages: true },
    { part: "unhealthy", metric: /\.un_healthy_host_count/, ...group },
    { part: "refused", metric: /target_4xx/, ...group },
    { part: "latency", metric: /target_response_time/, ...group },
  ],
  [LOAD_BALANCER]: [{ part: "errors", metric: /elb_5xx/, tag: "loadbalancer:app/", property: "name", pages: true }],
  [DISTRIBUTION]: [
    { part: "errors", metric: /cloudfront\.5xx/, tag: "env:", pages: true },
    { part: "certificates", metric: /days_to_expiry/, tag: "env:" },
  ],
  [DATABASE]: [
    { part: "cpu", metric: /rds\.cpuutilization/, ...database },
    { part: "memory", metric: /freeable_memory/, ...database },
    { part: "connections", metric: /database_connections/, ...database },
    { part: "deadlocks", metric: /deadlocks/, ...database },
    { part: "locks", metric: /blocked_transactions/, ...database, when: isMysql },
    { part: "lag", metric: /replica_lag/, ...database, when: hasReaders },
  ],
};

function hasReaders(cluster: View): boolean {
  return cluster.graph.satellites(cluster, DATABASE_INSTANCE, "clusterIdentifier").length > 1;
}
