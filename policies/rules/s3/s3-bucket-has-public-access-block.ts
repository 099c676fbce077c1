import type { Rule } from "../../rule";
import { BUCKET, satellites } from "../../views/buckets";

export const rule: Rule = {
  id: "s3-bucket-has-public-access-block",
  title: "Every bucket has exactly one public access block of its own.",
  why: "Without it one careless policy or ACL makes the bucket readable by the internet.",
  fix: "Make the bucket with the platform's Bucket component, which adds a BucketPublicAccessBlock.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_6", "AWS-0094", "S3.8", "CIS5-2.1.4", "NAG-S2"],
  types: [BUCKET],
  check: (bucket, check) => {
    check.expect(() => satellites(bucket, "accessBlock").length === 1, "the bucket has no public access block, or two");
  },
};
