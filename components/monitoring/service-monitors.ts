import { EARLY, FAILING_PERCENT } from "./collection";
import type { Draft, MonitoredService } from "./monitored";
import { failed } from "./requests";

/** What holds for every service, with or without a route. */
export function taskMonitors(service: MonitoredService, scope: string): Draft[] {
  const filter = `{${scope},clustername:${service.clusterName},servicename:${service.serviceName}}`;
  const of = service.key;
  const common = { service: of, missingData: "show_no_data" } as const;
  return [
    {
      ...common,
      kind: "cpu",
      title: `${of}: CPU of the tasks`,
      query: `avg(last_15m):avg:aws.ecs.service.cpuutilization${filter} > 90`,
      critical: 90,
      warning: 80,
      alert: `The tasks of ${of} use {{value}} % of their CPU.`,
      hint: "Compare with the requests; see whether autoscaling has reached its maximum.",
      recovery: `CPU of ${of} is back to normal.`,
    },
    {
      ...common,
      kind: "memory",
      title: `${of}: memory of the tasks`,
      query: `avg(last_15m):avg:aws.ecs.service.memory_utilization${filter} > 90`,
      critical: 90,
      warning: 80,
      alert: `The tasks of ${of} use {{value}} % of their memory; at 100 % they are killed.`,
      hint: "Look for a leak since the last deployment; raise the memory where the use is even.",
      recovery: `Memory of ${of} is back to normal.`,
    },
    {
      ...common,
      kind: "running-tasks",
      title: `${of}: fewer tasks than desired`,
      // The best minute of the window counts, so that a deployment or a task that is being replaced does not alert.
      query: `max(last_15m):avg:aws.ecs.service.running${filter} - avg:aws.ecs.service.desired${filter} < 0`,
      critical: 0,
      missingData: "show_and_notify_no_data",
      alert: `${of} has had fewer tasks than desired for 15 minutes ({{value}}).`,
      hint: "Read the service's events and the reason why the last tasks stopped.",
      recovery: `${of} runs as many tasks as desired.`,
    },
    {
      ...common,
      kind: "no-running-task",
      title: `${of}: no task runs`,
      // A service that was scaled to nothing divides nothing by nothing, which is no figure.
      query: `min(${EARLY}):sum:aws.ecs.service.running${filter} / sum:aws.ecs.service.desired${filter} < 0.01`,
      critical: 0.01,
      early: true,
      alert: `No task of ${of} runs.`,
      hint: "Read the reason why the last tasks stopped: an image, a secret or a network path that is gone stops every one.",
      recovery: `Tasks of ${of} run again.`,
    },
  ];
}

/** What the load balancer sees of a service that it sends to. */
export function requestMonitors(service: MonitoredService, scope: string, latencySeconds: number): Draft[] {
  if (service.targetGroupName === undefined) return [];
  const filter = `{${scope},targetgroup:targetgroup/${service.targetGroupName}/*}`;
  const of = service.key;
  const common = { service: of, missingData: "resolve" } as const;
  const refused = `sum:aws.applicationelb.httpcode_target_4xx${filter}.as_count()`;
  const requests = `sum:aws.applicationelb.request_count${filter}.as_count()`;
  return [
    {
      ...common,
      kind: "latency",
      title: `${of}: response time`,
      query: `avg(last_10m):avg:aws.applicationelb.target_response_time.p95${filter} > ${latencySeconds * 3}`,
      critical: latencySeconds * 3,
      warning: latencySeconds,
      alert: `One request in twenty to ${of} takes longer than {{value}} s.`,
      hint: "Compare with the database's CPU and locks, and with the last deployment.",
      recovery: `${of} answers in time again.`,
    },
    {
      ...common,
      kind: "target-4xx",
      title: `${of}: requests refused (4xx)`,
      query: `sum(last_15m):100 * ${refused} / ${requests} > 30`,
      critical: 30,
      warning: 15,
      alert: `${of} refuses {{value}} % of its requests.`,
      hint: "Look for one client or one path; a deployment may have broken a route.",
      recovery: `${of} refuses no more than usual.`,
    },
    {
      ...common,
      kind: "target-5xx",
      title: `${of}: requests failed (5xx)`,
      ...failed("aws.applicationelb.httpcode_target_5xx", filter),
      alert: `${of} fails more than ${FAILING_PERCENT} % of its requests, {{value}} beyond that in a quarter of an hour.`,
      hint: "Read the application's errors; roll back when they began with a deployment.",
      recovery: `${of} answers without errors again.`,
    },
    {
      ...common,
      kind: "no-healthy-host",
      title: `${of}: no task is healthy`,
      // The worst minute counts: one without any healthy task is a minute in which every request failed.
      query: `min(${EARLY}):sum:aws.applicationelb.healthy_host_count.maximum${filter} < 1`,
      critical: 1,
      early: true,
      missingData: "show_no_data",
      alert: `The load balancer finds no healthy task of ${of}.`,
      hint: "See whether tasks run, and why their health check fails; roll back when it began with a deployment.",
      recovery: `${of} has healthy tasks again.`,
    },
    {
      ...common,
      kind: "unhealthy-hosts",
      title: `${of}: failed health checks`,
      query: `min(last_10m):sum:aws.applicationelb.un_healthy_host_count.maximum${filter} >= 1`,
      critical: 1,
      missingData: "show_no_data",
      alert: `{{value}} tasks of ${of} have failed their health check for 10 minutes.`,
      hint: "ECS replaces a task that fails; that new ones fail too means the image, its settings or what it connects to.",
      recovery: `All tasks of ${of} are healthy.`,
    },
  ];
}
