import type { Rule } from "../../rule";
import { BUCKET } from "../../views/buckets";
import { LOAD_BALANCER } from "../../views/load-balancers";

export const rule: Rule = {
  id: "alb-access-logs",
  title: "A load balancer writes down its requests.",
  why: "Without them an attack or an outage cannot be told from a busy day.",
  fix: "Set accessLogs: { enabled: true, bucket: <log bucket> }.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_91", "ELB.5", "NAG-ELB2"],
  types: [LOAD_BALANCER],
  check: (balancer, check) => {
    check.expect(() => balancer.flag("accessLogs.enabled") === true, "its requests are not written down");
    check.expect(
      () =>
        balancer.sources("accessLogs").some((source) => source.type === BUCKET) || balancer.isSet("accessLogs.bucket"),
      "its access log has no bucket",
      { part: "bucket" },
    );
  },
};
