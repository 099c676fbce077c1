import type { Rule } from "../../rule";

/**
 * TLS between load balancer and task is left out of the row: traffic inside of a VPC is encrypted by the network cards that Fargate runs on,
 * and the target is a port of one task only.
 */
export const rule: Rule = {
  id: "alb-target-group-health",
  title: "A target group asks a path of its own whether a target is well.",
  why: "A task that listens is not yet one that can answer.",
  fix: "Set healthCheck.path to a path that answers when the service is well.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_261"],
  types: ["aws:lb/targetGroup:TargetGroup"],
  check: (group, check) => {
    if (!/^(HTTP|HTTPS)$/.test(group.text("protocol") ?? "HTTP")) return;
    check.expect(() => group.isSet("healthCheck.path"), "it asks no path of the service");
  },
};
