import { EARLY, FAILED_REQUESTS, FAILING_PERCENT } from "./collection";
import type { Draft } from "./monitored";

/**
 * Requests of a load balancer that fail, beyond a share of all of them and above a least number: failures − 5 % of requests > 20. With
 * `as_count()` Datadog adds each figure up over the window first ("as_count() in Monitor Evaluations"). The load balancer counts as requests only
 * those for which it found a target, hence the zero where there are none.
 */
export function failed(metric: string, filter: string): Pick<Draft, "query" | "critical" | "warning" | "early"> {
  const failures = `sum:${metric}${filter}.as_count()`;
  const requests = `default_zero(sum:aws.applicationelb.request_count${filter}.as_count())`;
  return {
    query: `sum(${EARLY}):${failures} - ${FAILING_PERCENT / 100} * ${requests} > ${FAILED_REQUESTS}`,
    critical: FAILED_REQUESTS,
    warning: FAILED_REQUESTS / 4,
    early: true,
  };
}
