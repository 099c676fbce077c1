import type { Rule } from "../../rule";
import { BUCKET, satellites } from "../../views/buckets";

export const rule: Rule = {
  id: "s3-bucket-versioning",
  title: "Every bucket keeps versions.",
  why: "A deleted or overwritten object is gone otherwise.",
  fix: "Give the bucket a BucketVersioning with status Enabled.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_21", "AWS-0090", "S3.14"],
  types: [BUCKET],
  check: (bucket, check) => {
    check.expect(
      () =>
        satellites(bucket, "versioning").some((view) => view.text("versioningConfiguration.status") === "Enabled") ||
        bucket.flag("versioning.enabled") === true,
      "the bucket keeps no versions",
    );
  },
};
