import type { Rule } from "../../rule";
import { DISTRIBUTION } from "../../views/distributions";

const modern = ["TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"];

export const rule: Rule = {
  id: "cloudfront-tls-minimum",
  title: "A distribution has a certificate of its own, by SNI, and TLS 1.2 (2021) or later.",
  why: "CloudFront's own certificate admits TLS 1.0, whatever the distribution says.",
  fix: "Set viewerCertificate: acmCertificateArn, sslSupportMethod sni-only, minimumProtocolVersion TLSv1.2_2021.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_174", "CKV2_AWS_42", "AWS-0013", "CloudFront.7", "CloudFront.8", "NAG-CFR4"],
  types: [DISTRIBUTION],
  check: (distribution, check) => {
    const certificate = distribution.at("viewerCertificate");
    // Which certificate it is may be unknown; that it is CloudFront's own is not.
    check.expect(
      () =>
        certificate.flag("cloudfrontDefaultCertificate") !== true &&
        (certificate.raw("acmCertificateArn") ?? certificate.raw("iamCertificateId")) !== undefined,
      "the certificate is CloudFront's own",
      { part: "certificate" },
    );
    check.expect(() => certificate.text("sslSupportMethod") === "sni-only", "sslSupportMethod is not sni-only", {
      part: "sni",
    });
    check.expect(() => modern.includes(certificate.text("minimumProtocolVersion") ?? ""), "older TLS is admitted", {
      part: "version",
    });
  },
};
