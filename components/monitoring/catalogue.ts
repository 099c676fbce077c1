import { databaseMonitors } from "./database-monitors";
import { certificateMonitors, distributionMonitors, loadBalancerMonitors } from "./edge-monitors";
import { type Draft, type Monitored, type MonitorKind, type MonitorSpec, pagingKinds } from "./monitored";
import { requestMonitors, taskMonitors } from "./service-monitors";

/** The monitors of what an environment has. Metric names are those of Datadog's AWS integrations. */
export function monitorCatalogue(monitored: Monitored): MonitorSpec[] {
  const scope = `product:${monitored.product},env:${monitored.environment}`;
  const drafts: Draft[] = [
    ...monitored.services.flatMap((service) => [
      ...taskMonitors(service, scope),
      ...requestMonitors(service, scope, monitored.latencySeconds ?? 1),
    ]),
    ...monitored.loadBalancers.flatMap((balancer) => loadBalancerMonitors(balancer, scope)),
    ...(monitored.distribution ? distributionMonitors(scope) : []),
    ...monitored.databases.flatMap((database) => databaseMonitors(database, scope)),
    ...certificateMonitors(monitored.certificates, scope),
  ];
  return drafts.map((draft) => {
    const production = monitored.environment === "production";
    const pages = production && pagingKinds.has(draft.kind);
    const key = `${draft.service}-${draft.kind}`;
    return { ...draft, key, pages, priority: pages ? 1 : priority(draft.kind, production) };
  });
}

function priority(kind: MonitorKind, production: boolean): 3 | 4 | 5 {
  if (!production) return 5;
  return kind === "target-4xx" || kind === "certificate-expiry" ? 4 : 3;
}
