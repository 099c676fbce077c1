import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "cloudfront-origin-access-signs",
  title: "An origin access control signs every request.",
  why: "One that never signs, or only when the viewer did not, makes the bucket's policy pointless.",
  fix: "Set signingBehavior to always and signingProtocol to sigv4.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:cloudfront/originAccessControl:OriginAccessControl"],
  check: (control, check) => {
    check.expect(() => control.text("signingBehavior") === "always", "not every request is signed");
    check.expect(() => control.text("signingProtocol") === "sigv4", "requests are not signed with sigv4");
  },
};
