import type { Rule } from "../../rule";
import { BUCKET, receives, satellites } from "../../views/buckets";

export const rule: Rule = {
  id: "s3-bucket-access-logging",
  title: "Every bucket logs its accesses to another bucket; a bucket that receives such logs is exempt.",
  why: "Without the log nobody can say afterwards who read what.",
  fix: "Give the bucket a BucketLogging whose targetBucket is the product's access log bucket.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_18", "AWS-0089", "S3.9", "CloudTrail.7", "CIS5-3.4", "AWS-0163", "NAG-S1"],
  types: [BUCKET],
  check: (bucket, check) => {
    const logging = satellites(bucket, "logging");
    if (logging.length === 0 && receives(bucket, "access logs")) return;
    check.expect(() => logging.some((view) => view.isSet("targetBucket")), "the bucket does not log its accesses");
    for (const view of logging) {
      check.expect(() => check.graph.target(view, "targetBucket", BUCKET) !== bucket, "the bucket logs into itself", {
        at: view,
      });
    }
  },
};
