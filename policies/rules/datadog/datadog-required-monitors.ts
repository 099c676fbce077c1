import type { Rule } from "../../rule";
import { DATABASE } from "../../views/databases";
import { LOAD_BALANCER } from "../../views/load-balancers";
import { MONITOR } from "../../views/monitors";
import { SERVICE } from "../../views/tasks";

/**
 * The name has to stand in the query of a monitor: what is watched by a filter on tags alone cannot be told from what is not.
 */
export const rule: Rule = {
  id: "datadog-required-monitors",
  title: "Every service, database and load balancer of production has its monitors.",
  why: "What has none fails in silence.",
  fix: "Add the service to the environment's monitors: running tasks; CPU of the database; 5xx of the load balancer.",
  severity: "medium",
  level: "advisory",
  kind: "stack",
  references: [],
  types: [SERVICE, DATABASE, LOAD_BALANCER],
  check: (subject, check) => {
    if (subject.environment !== "production") return;
    const [property, tag, metric] = needs[subject.type] ?? ["name", "name", /./];
    check.expect(() => {
      const name = subject.text(property);
      return (
        name !== undefined &&
        check.graph.ofType(MONITOR).some((monitor) => {
          const query = monitor.text("query") ?? "";
          return query.includes(`${tag}${name}`) && metric.test(query);
        })
      );
    }, "no monitor watches it");
  },
};

const needs: Readonly<Record<string, readonly [property: string, tag: string, metric: RegExp]>> = {
  [SERVICE]: ["name", "servicename:", /running/],
  [DATABASE]: ["clusterIdentifier", "dbclusteridentifier:", /cpu/],
  [LOAD_BALANCER]: ["name", "loadbalancer:app/", /elb_5xx/],
};
