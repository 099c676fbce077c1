import type { Rule } from "../../rule";
import { BUCKET, receives, satellites } from "../../views/buckets";

/**
 * S3 writes its own access logs to no bucket that has a default retention, hence those are exempt; AWS Config to none that has a lock at all
 * (AWS CloudFormation, AWS::Config::DeliveryChannel), hence that is refused.
 */
export const rule: Rule = {
  id: "s3-object-lock-audit-buckets",
  title: "A bucket whose data-class is audit has object lock.",
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
    if (bucket.tag("data-class") !== "audit" || receives(bucket, "access logs")) return;
    check.expect(locked, "the audit bucket has no object lock");
  },
};
