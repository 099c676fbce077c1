/** A service, by the names that its metrics carry. */
export interface MonitoredService {
  /** The service's name in the definition: `web`. */
  readonly key: string;
  /** ECS names, as chosen. */
  readonly clusterName: string;
  readonly serviceName: string;
  /** Name of the target group that the load balancer sends to; left out for a service without a route. */
  readonly targetGroupName?: string;
}

export interface MonitoredDatabase {
  /** The database's name in the definition: `primary`. */
  readonly key: string;
  readonly engine: "aurora-mysql" | "aurora-postgresql";
  /** Identifier of the cluster, as chosen. */
  readonly clusterName: string;
  /** Instances that replicate from the writer. */
  readonly readers: number;
  /** GiB that an instance has; of a serverless one at its greatest capacity. */
  readonly memoryGib: number;
  /** Connections that services may open. */
  readonly connectionLimit: number;
}

export interface MonitoredLoadBalancer {
  readonly key: string;
  /** Physical name, as chosen. */
  readonly name: string;
}

/** What one environment has that can fail. */
export interface Monitored {
  readonly product: string;
  readonly environment: string;
  readonly services: readonly MonitoredService[];
  readonly databases: readonly MonitoredDatabase[];
  readonly loadBalancers: readonly MonitoredLoadBalancer[];
  /** Whether a distribution of CloudFront stands before it all. */
  readonly distribution: boolean;
  /** Domains that the environment's certificates stand for. */
  readonly certificates: readonly string[];
  /** Seconds of p95 response time that warn; three times as many are critical. @default 1 */
  readonly latencySeconds?: number;
}

export type MonitorKind =
  | "latency"
  | "target-4xx"
  | "target-5xx"
  | "load-balancer-5xx"
  | "cloudfront-5xx"
  | "no-healthy-host"
  | "unhealthy-hosts"
  | "cpu"
  | "memory"
  | "running-tasks"
  | "no-running-task"
  | "database-cpu"
  | "database-memory"
  | "database-connections"
  | "replica-lag"
  | "deadlocks"
  | "row-locks"
  | "certificate-expiry";

/**
 * The kinds that may wake somebody: what users see, that is requests that fail with 5xx and a service that nobody can reach. Latency, CPU and
 * memory never do, nor does one task of several that fails its health check.
 */
export const pagingKinds: ReadonlySet<MonitorKind> = new Set([
  "target-5xx",
  "load-balancer-5xx",
  "cloudfront-5xx",
  "no-healthy-host",
  "no-running-task",
]);

/** How Datadog shows a window without data: as nothing, told to Slack, or as well (errors are reported only when there are some). */
export type MissingData = "show_no_data" | "show_and_notify_no_data" | "resolve";

/** One monitor, before it is known whom it tells. */
export interface MonitorSpec {
  /** Stable, unique in the environment: `web-target-5xx`. */
  readonly key: string;
  readonly kind: MonitorKind;
  readonly title: string;
  /** The tag `service`. */
  readonly service: string;
  readonly query: string;
  readonly critical: number;
  readonly warning?: number;
  readonly missingData: MissingData;
  /** Whether it goes to PagerDuty beside Slack. */
  readonly pages: boolean;
  /** 1 is the highest. */
  readonly priority: 1 | 2 | 3 | 4 | 5;
  /** Judged as soon as figures arrive, over a window that is longer than they are late. */
  readonly early?: true;
  /** What has happened, for the reader who was woken. */
  readonly alert: string;
  /** What to look at first. */
  readonly hint: string;
  readonly recovery: string;
}

/** What a monitor says of itself; key, paging and priority follow from its kind and environment. */
export type Draft = Omit<MonitorSpec, "key" | "pages" | "priority">;
