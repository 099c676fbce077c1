import type { Rule } from "../../rule";
import { DISTRIBUTION, isBucketOrigin } from "../../views/distributions";

export const rule: Rule = {
  id: "cloudfront-default-root-object",
  title: "A distribution that serves a bucket by default has a default root object.",
  why: "Otherwise its root may list what the bucket holds.",
  fix: "Set defaultRootObject.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: ["CKV_AWS_305", "CloudFront.1"],
  types: [DISTRIBUTION],
  check: (distribution, check) => {
    const target = distribution.text("defaultCacheBehavior.targetOriginId");
    const origin = distribution.list("origins").find((candidate) => candidate.text("originId") === target);
    if (origin === undefined || !isBucketOrigin(origin)) return;
    check.expect(() => distribution.isSet("defaultRootObject"), "there is no default root object");
  },
};
