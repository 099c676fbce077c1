import { EARLY, FAILED_REQUESTS, FAILING_PERCENT } from "./collection";
import type { Draft, MonitoredLoadBalancer } from "./monitored";
import { failed } from "./requests";

/** What the load balancer answers by itself, when it reaches no healthy target. */
export function loadBalancerMonitors(balancer: MonitoredLoadBalancer, scope: string): Draft[] {
  const filter = `{${scope},loadbalancer:app/${balancer.name}/*}`;
  return [
    {
      kind: "load-balancer-5xx",
      service: balancer.key,
      title: `${balancer.key}: requests that no task answered (5xx)`,
      ...failed("aws.applicationelb.httpcode_elb_5xx", filter),
      missingData: "resolve",
      alert: `The load balancer answers more than ${FAILING_PERCENT} % of all requests with 5xx by itself, {{value}} beyond that in a quarter of an hour: no healthy task took them.`,
      hint: "See the health of the target groups and the running tasks of the services behind it.",
      recovery: "The load balancer reaches its targets again.",
    },
  ];
}

/**
 * What visitors get from CloudFront: also what never reaches the load balancer. The rate and the number of requests are among the figures that
 * every distribution has without the additional ones, which cost (CloudFront Developer Guide, "default distribution metrics"). A minute's rate
 * times its requests are its failures, since Datadog multiplies each point before it adds them up where nothing is taken `as_count()`.
 */
export function distributionMonitors(scope: string): Draft[] {
  const filter = `{${scope}} by {distributionid}`;
  const beyond = `(avg:aws.cloudfront.5xx_error_rate${filter} - ${FAILING_PERCENT}) / 100 * avg:aws.cloudfront.requests${filter}`;
  return [
    {
      kind: "cloudfront-5xx",
      service: "edge",
      title: "What visitors get fails (5xx)",
      query: `sum(${EARLY}):${beyond} > ${FAILED_REQUESTS}`,
      critical: FAILED_REQUESTS,
      early: true,
      missingData: "resolve",
      alert: `CloudFront answers more than ${FAILING_PERCENT} % of all requests with 5xx, {{value}} beyond that in a quarter of an hour ({{distributionid.name}}).`,
      hint: "When the load balancer counts no errors, CloudFront does not reach it: its certificate, its group, the VPC origin.",
      recovery: "CloudFront answers without errors again.",
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
