import type { Rule } from "../../rule";
import { behaviors, DISTRIBUTION } from "../../views/distributions";

export const rule: Rule = {
  id: "cloudfront-viewer-https",
  title: "Every behaviour of a distribution speaks HTTPS with the viewer, or redirects to it.",
  why: "What is answered in clear can be read and changed on the way.",
  fix: "Set viewerProtocolPolicy to redirect-to-https or https-only.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_34", "AWS-0012", "CloudFront.3"],
  types: [DISTRIBUTION],
  check: (distribution, check) => {
    for (const behavior of behaviors(distribution)) {
      check.expect(
        () => ["redirect-to-https", "https-only"].includes(behavior.text("viewerProtocolPolicy") ?? ""),
        "a behaviour answers in clear",
      );
    }
  },
};
