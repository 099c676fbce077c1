import type { Draft, MonitoredLoadBalancer } from "./monitored";

/** What the load balancer answers by itself, when it reaches no healthy target. */
export function loadBalancerMonitors(balancer: MonitoredLoadBalancer, scope: string): Draft[] {
  const filter = `{${scope},loadbalancer:app/${balancer.name}/*}`;
  return [
    {
      kind: "load-balancer-5xx",
      service: balancer.key,
      title: `${balancer.key}: requests that no task answered (5xx)`,
      query: `sum(last_5m):sum:aws.applicationelb.httpcode_elb_5xx${filter}.as_count() > 50`,
      critical: 50,
      warning: 10,
      missingData: "resolve",
      alert:
        "The load balancer answered {{value}} requests with 5xx by itself in 5 minutes: no healthy task took them.",
      hint: "See the health of the target groups and the running tasks of the services behind it.",
      recovery: "The load balancer reaches its targets again.",
    },
  ];
}

/** One monitor for all certificates of the environment: an ARN is not chosen, so each alerts by itself through the grouping. */
export function certificateMonitors(domains: readonly string[], scope: string): Draft[] {
  if (domains.length === 0) return [];
  return [
    {
      kind: "certificate-expiry",
      service: "edge",
      title: "Certificates that are about to end",
      query: `min(last_1d):min:aws.certificatemanager.days_to_expiry{${scope}} by {certificatearn} < 14`,
      critical: 14,
      warning: 30,
      missingData: "show_no_data",
      alert: `A certificate for ${domains.join(", ")} ends in {{value}} days.`,
      hint: "ACM renews by itself while the DNS record of the validation stands: see whether it does.",
      recovery: "The certificates are renewed.",
    },
  ];
}
