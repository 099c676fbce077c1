import type { Rule } from "../../rule";
import { BUCKET, encryptionRules } from "../../views/buckets";

export const rule: Rule = {
  id: "s3-bucket-key-enabled",
  title: "A bucket with KMS encryption uses a bucket key.",
  why: "Without it every object costs a request to KMS, which costs money and may be throttled.",
  fix: "Set bucketKeyEnabled: true in the rule of the BucketServerSideEncryptionConfiguration.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: ["pulumi-compliance:enable-server-side-encryption-bucket-key"],
  types: [BUCKET],
  check: (bucket, check) => {
    for (const reader of encryptionRules(bucket)) {
      if (reader.text("applyServerSideEncryptionByDefault.sseAlgorithm") !== "aws:kms") continue;
      check.expect(() => reader.flag("bucketKeyEnabled") === true, "no bucket key is used");
    }
  },
};
