import type { Rule } from "../../rule";
import { DISTRIBUTION } from "../../views/distributions";

export const rule: Rule = {
  id: "cloudfront-origin-kind",
  title: "An origin is a VPC origin, a stated host, or a bucket with origin access control.",
  why: "An origin of which nothing is said is fetched over the public internet, as whatever its name comes to.",
  fix: "Set `vpcOriginConfig`, `customOriginConfig`, or `originAccessControlId` for a bucket.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CloudFront.13"],
  types: [DISTRIBUTION],
  check: (distribution, check) => {
    const known = ["vpcOriginConfig", "customOriginConfig", "s3OriginConfig", "originAccessControlId"];
    for (const origin of distribution.list("origins")) {
      check.expect(() => known.some((path) => origin.has(path)), "an origin does not say what it is");
    }
  },
};
