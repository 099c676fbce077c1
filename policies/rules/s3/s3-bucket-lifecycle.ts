import type { Rule } from "../../rule";
import { BUCKET, lifecycleRules } from "../../views/buckets";

const actions = ["expiration", "transitions", "noncurrentVersionExpiration", "noncurrentVersionTransitions"];

export const rule: Rule = {
  id: "s3-bucket-lifecycle",
  title: "Every bucket has a lifecycle rule that removes or moves something.",
  why: "With versions kept and nothing expired, a bucket grows for ever and keeps what should be forgotten.",
  fix: "Give the bucket a BucketLifecycleConfiguration with an enabled rule that expires objects or old versions.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_61", "S3.13", "S3.10"],
  types: [BUCKET],
  check: (bucket, check) => {
    check.expect(
      () =>
        lifecycleRules(bucket).some(
          (reader) =>
            (reader.text("status") === "Enabled" || reader.flag("enabled") === true) &&
            actions.some((action) => reader.isSet(action)),
        ),
      "no enabled lifecycle rule expires or moves anything",
    );
  },
};
