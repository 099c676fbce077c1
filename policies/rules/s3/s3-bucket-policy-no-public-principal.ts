import type { Rule } from "../../rule";
import { admitsEveryone, statements } from "../../kernel/documents";

export const rule: Rule = {
  id: "s3-bucket-policy-no-public-principal",
  title: "A bucket's policy allows nothing to everyone, unless a condition narrows it to known callers.",
  why: "Such a statement publishes the bucket.",
  fix: "Name the principal, or add aws:SourceArn, aws:SourceAccount, aws:PrincipalOrgID, aws:SourceVpce or aws:SourceIp.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_70", "S3.2", "NAG-S5"],
  types: ["aws:s3/bucketPolicy:BucketPolicy", "aws:s3/bucket:Bucket"],
  check: (holder, check) => {
    if (holder.type === "aws:s3/bucket:Bucket" && holder.raw("policy") === undefined) return;
    check.expect(() => !statements(holder, "policy").some(admitsEveryone), "a statement allows something to everyone");
  },
};
