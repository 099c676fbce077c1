import type { Rule } from "../../rule";
const open = ["public-read", "public-read-write", "authenticated-read"];

export const rule: Rule = {
  id: "s3-bucket-acl-not-public",
  title: "No ACL opens a bucket to everyone or to everyone with an AWS account.",
  why: "Both groups mean the internet.",
  fix: "Remove the ACL; buckets have BucketOwnerEnforced and no ACLs at all.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_375", "CKV2_AWS_43", "AWS-0092", "S3.2", "S3.3"],
  types: ["aws:s3/bucket:Bucket", "aws:s3/bucketAcl:BucketAcl"],
  check: (holder, check) => {
    check.expect(() => !open.includes(holder.text("acl") ?? "private"), "the ACL is public");
    for (const grant of [...holder.list("grants"), ...holder.list("accessControlPolicy.grants")]) {
      check.expect(
        () => !/AllUsers|AuthenticatedUsers/.test(grant.text("uri") ?? grant.text("grantee.uri") ?? ""),
        "a grant names a public group",
      );
    }
  },
};
