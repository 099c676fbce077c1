import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "aurora-no-data-api",
  title: "Clusters are reached through the network alone, not by the Data API.",
  why: "The Data API answers from the internet to whoever holds the credentials; no security group stands before it.",
  fix: "Leave out `enableHttpEndpoint`.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:rds/cluster:Cluster"],
  check: (cluster, check) => {
    check.expect(() => cluster.flag("enableHttpEndpoint") !== true, "the cluster answers over HTTPS");
  },
};
