import type { Rule } from "../../rule";
import { DISTRIBUTION, WEB_ACL } from "../../views/distributions";

export const rule: Rule = {
  id: "cloudfront-waf",
  title: "Every distribution stands behind a web ACL of scope CLOUDFRONT in us-east-1.",
  why: "The distribution is the product's only door to the internet.",
  fix: "Set webAclId to the ARN of the environment's WebAcl.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_68", "AWS-0011", "CloudFront.6", "NAG-CFR2"],
  types: [DISTRIBUTION],
  check: (distribution, check) => {
    check.expect(() => {
      const acl = check.graph.target(distribution, "webAclId", WEB_ACL);
      if (acl === undefined) return false;
      const region = acl.text("region") ?? acl.provider.text("region");
      return acl.text("scope") === "CLOUDFRONT" && region === check.registry.regions.global;
    }, "no web ACL of the program stands before the distribution");
  },
};
