import type { Rule } from "../../rule";
import { CLUSTER, SERVICE } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-cluster-per-environment",
  title: "The services of a cluster belong to the cluster's environment.",
  why: "Tasks of two environments on one cluster share its limits, its exec logs and the rights over it.",
  fix: "Give the environment a cluster of its own.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["190-4.3.4"],
  types: [SERVICE],
  check: (service, check) => {
    check.expect(() => {
      const cluster = check.graph.target(service, "cluster", CLUSTER);
      return (
        cluster !== undefined &&
        cluster.environment === service.environment &&
        cluster.tag("env") === service.tag("env") &&
        cluster.tag("product") === service.tag("product")
      );
    }, "its cluster is of another environment or product, or not the program's");
  },
};
