import type { Rule } from "../../rule";
import { DATABASE } from "../../views/databases";
import { DISTRIBUTION } from "../../views/distributions";
import { LOAD_BALANCER } from "../../views/load-balancers";
import { MONITOR, pagesOf } from "../../views/monitors";
import { SERVICE } from "../../views/tasks";

const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

/**
 * The name has to stand in the query of a monitor: what is watched by a filter on tags alone cannot be told from what is not. A distribution has no
 * name that is chosen; it is watched by its tags.
 */
export const rule: Rule = {
  id: "datadog-required-monitors",
  title:
    "Every service, database, load balancer and distribution of production has its monitors, and what users see wakes somebody.",
  why: "What has none fails in silence.",
  fix: "Add it to the environment's monitors: running tasks; failed requests and healthy hosts of its target group; 5xx of load balancer and CloudFront; CPU of the database.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE, TARGET_GROUP, LOAD_BALANCER, DISTRIBUTION, DATABASE],
  check: (subject, check) => {
    if (subject.environment !== "production") return;
    for (const { part, metric, tag, property, pages } of needs[subject.type] ?? []) {
      check.expect(
        () => {
          const name = property === undefined ? "" : subject.text(property);
          return (
            name !== undefined &&
            check.graph.ofType(MONITOR).some((monitor) => {
              const query = monitor.text("query") ?? "";
              return query.includes(`${tag}${name}`) && metric.test(query) && (!pages || pagesOf(monitor).length > 0);
            })
          );
        },
        pages ? "no monitor that wakes somebody watches it" : "no monitor watches it",
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
  /** The property that holds its name; left out for what is filtered by tags alone. */
  readonly property?: string;
  readonly pages: boolean;
}

const group = { tag: "targetgroup:targetgroup/", property: "name", pages: true } as const;
const needs: Readonly<Record<string, readonly Need[]>> = {
  [SERVICE]: [{ part: "tasks", metric: /running/, tag: "servicename:", property: "name", pages: true }],
  [TARGET_GROUP]: [
    { part: "errors", metric: /target_5xx/, ...group },
    { part: "healthy", metric: /\.healthy_host_count/, ...group },
  ],
  [LOAD_BALANCER]: [{ part: "errors", metric: /elb_5xx/, tag: "loadbalancer:app/", property: "name", pages: true }],
  [DISTRIBUTION]: [{ part: "errors", metric: /cloudfront\.5xx/, tag: "env:production", pages: true }],
  [DATABASE]: [
    { part: "cpu", metric: /cpu/, tag: "dbclusteridentifier:", property: "clusterIdentifier", pages: false },
  ],
};
