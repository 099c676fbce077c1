import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "s3-bucket-name-dns-compliant",
  title: "A bucket's name is chosen, valid as a host name and without a dot.",
  why: "TLS certificates of S3 do not cover names with dots, and a chosen name lets policies name the bucket before it exists.",
  fix: "Set bucket: 3 to 63 lower-case letters, digits and dashes, beginning and ending with a letter or digit.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["AWS-0320"],
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, check) => {
    check.expect(
      () => /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket.text("bucket") ?? ""),
      "the bucket's name is unfit",
    );
  },
};
