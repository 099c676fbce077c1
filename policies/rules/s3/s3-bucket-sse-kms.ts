import type { Rule } from "../../rule";
import { BUCKET, encryptionRules, receives } from "../../views/buckets";
import { usesCustomerKey } from "../../views/keys";

const kms = ["aws:kms", "aws:kms:dsse"];

/** Which buckets take SSE-S3 is derived from who writes to them: AWS delivers load balancer and S3 access logs to no other. */
export const rule: Rule = {
  id: "s3-bucket-sse-kms",
  title:
    "A bucket is encrypted with a customer managed key; one that load balancers or S3 write access logs to, with SSE-S3.",
  why: "The key's policy is a second lock, its use is logged and it can be withdrawn. With KMS on an access log bucket nothing arrives.",
  fix: "Give the bucket a BucketServerSideEncryptionConfiguration with aws:kms and kmsMasterKeyId; AES256 for access logs.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_19", "CKV_AWS_145", "AWS-0088", "AWS-0132", "S3.17"],
  types: [BUCKET],
  check: (bucket, check) => {
    const rules = encryptionRules(bucket).map((reader) => reader.at("applyServerSideEncryptionByDefault"));
    check.expect(() => rules.length > 0, "the bucket states no encryption");
    const accessLogs = receives(bucket, "load balancer logs") || receives(bucket, "access logs");
    for (const reader of rules) {
      if (accessLogs) {
        check.expect(
          () => reader.text("sseAlgorithm") === "AES256",
          "AWS writes access logs to buckets with SSE-S3 only",
        );
      } else {
        check.expect(() => kms.includes(reader.text("sseAlgorithm") ?? ""), "the bucket is not encrypted with KMS");
        check.expect(() => usesCustomerKey(reader, "kmsMasterKeyId"), "the bucket names no customer managed key");
      }
    }
  },
};
