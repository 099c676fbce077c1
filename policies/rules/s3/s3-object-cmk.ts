import type { Rule } from "../../rule";
import { usesCustomerKey } from "../../views/keys";

/**
 * Mandatory, and no matter of taste: SSE-KMS without a key of its own takes AWS's managed key rather than the bucket's. An object that says
 * nothing at all takes the bucket's, and is right.
 */
export const rule: Rule = {
  id: "s3-object-cmk",
  title: "An object that says how it is encrypted names a customer managed key.",
  why: "SSE-KMS without a key falls back to AWS's managed key, whose policy nobody can narrow.",
  fix: "Set `kmsKeyId`, or leave encryption to the bucket's default.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_186", "CKV_AWS_181"],
  types: ["aws:s3/bucketObject:BucketObject", "aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/objectCopy:ObjectCopy"],
  check: (object, check) => {
    if (object.raw("serverSideEncryption") === undefined && object.raw("kmsKeyId") === undefined) return;
    check.expect(() => usesCustomerKey(object, "kmsKeyId"), "the object takes AWS's own key");
  },
};
