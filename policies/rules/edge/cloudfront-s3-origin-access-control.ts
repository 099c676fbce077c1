import type { Rule } from "../../rule";
import { DISTRIBUTION, isBucketOrigin } from "../../views/distributions";

export const rule: Rule = {
  id: "cloudfront-s3-origin-access-control",
  title: "A bucket behind a distribution is read with origin access control.",
  why: "Otherwise the bucket must be public, and the web ACL can be walked around.",
  fix: "Make an OriginAccessControl and set originAccessControlId on the origin.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_46", "CloudFront.13", "NAG-CFR7"],
  types: [DISTRIBUTION],
  check: (distribution, check) => {
    for (const origin of distribution.list("origins")) {
      if (!isBucketOrigin(origin)) continue;
      check.expect(() => origin.isGiven("originAccessControlId"), "the bucket is read without origin access control");
    }
  },
};
