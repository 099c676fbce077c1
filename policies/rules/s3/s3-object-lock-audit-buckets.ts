import type { Rule } from "../../rule";
import { BUCKET, receives, satellites } from "../../views/buckets";

/**
 * What people did stands in CloudTrail's bucket, in the log archive, which nobody of a product reaches. A product's own buckets of logs hold its
 * traffic (flow logs, what load balancers, distributions and web ACLs write): versioned, kept by `s3-log-bucket-keeps`, and no trail; a lock on
 * them would keep environments from being closed. So they are not asked for one. S3 writes its own access logs to no bucket that has a default retention, hence those are exempt; AWS Config to none that has a lock at all
 * (AWS CloudFormation, AWS::Config::DeliveryChannel), hence that is refused.
 */
export const rule: Rule = {
  id: "s3-object-lock-audit-buckets",
  title: "A bucket whose data-class is audit has object lock, but for one of traffic logs.",
  why: "An audit trail that can be deleted proves nothing.",
  fix: "Set objectLockEnabled on the bucket, which only a new bucket takes, and a BucketObjectLockConfiguration.",
  severity: "medium",
  level: "advisory",
  kind: "stack",
  references: ["CKV_AWS_143", "S3.15"],
  types: [BUCKET],
  check: (bucket, check) => {
    const locked = (): boolean =>
      bucket.flag("objectLockEnabled") === true || satellites(bucket, "objectLock").length > 0;
    if (receives(bucket, "configuration")) {
      check.expect(() => !locked(), "AWS Config delivers to no bucket with a lock", {
        part: "configuration",
        level: "mandatory",
      });
      return;
    }
    const isOfTraffic = receives(bucket, "delivered logs") || receives(bucket, "load balancer logs");
    const isExempt = receives(bucket, "access logs") || (isOfTraffic && !receives(bucket, "trail"));
    if (bucket.tag("data-class") !== "audit" || isExempt) return;
    check.expect(locked, "the audit bucket has no object lock");
  },
};
