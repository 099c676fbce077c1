import type { Rule } from "../../rule";
import { behaviors, DISTRIBUTION } from "../../views/distributions";

const POLICY = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";

export const rule: Rule = {
  id: "cloudfront-response-headers",
  title: "Every behaviour adds security headers, with HSTS of a year or more for all subdomains.",
  why: "The first request of a day is made in clear otherwise, and can be kept there.",
  fix: "Set responseHeadersPolicyId to a policy with strictTransportSecurity.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_32", "CKV_AWS_259"],
  types: [DISTRIBUTION],
  check: (distribution, check) => {
    for (const behavior of behaviors(distribution)) {
      check.expect(() => behavior.isGiven("responseHeadersPolicyId"), "a behaviour adds no security headers");
    }
    const policies = ["defaultCacheBehavior", "orderedCacheBehaviors"].flatMap((path) => distribution.sources(path));
    for (const at of new Set(policies.filter(({ type }) => type === POLICY))) {
      const hsts = at.at("securityHeadersConfig.strictTransportSecurity");
      check.expect(
        () =>
          (hsts.number("accessControlMaxAgeSec") ?? 0) >= 31_536_000 &&
          hsts.flag("includeSubdomains") === true &&
          hsts.flag("override") === true,
        "HSTS is missing or too weak",
        { at, part: "hsts" },
      );
      for (const header of ["contentTypeOptions", "frameOptions"]) {
        check.expect(() => at.isSet(`securityHeadersConfig.${header}`), "a security header is missing", {
          at,
          part: "headers",
        });
      }
    }
  },
};
