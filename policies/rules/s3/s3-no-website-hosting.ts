import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "s3-no-website-hosting",
  title: "No bucket serves a website by itself.",
  why: "S3's website endpoints speak no TLS and need a public bucket.",
  fix: "Put a distribution with origin access control before the bucket.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: ["NAG-S5"],
  types: ["aws:s3/bucket:Bucket", "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration"],
  check: (holder, check) => {
    const hosting = holder.type !== "aws:s3/bucket:Bucket";
    check.expect(() => !hosting && !holder.isSet("website"), "the bucket serves a website");
  },
};
