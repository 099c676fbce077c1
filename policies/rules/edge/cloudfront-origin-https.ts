import type { Rule } from "../../rule";
import { DISTRIBUTION, VPC_ORIGIN } from "../../views/distributions";

const old = ["SSLv3", "TLSv1", "TLSv1.1"];

/** VPC origins are asked too: they carry the same settings, and no other pack reads them. */
export const rule: Rule = {
  id: "cloudfront-origin-https",
  title: "CloudFront speaks HTTPS, TLS 1.2 alone, with every origin that is no bucket.",
  why: "The way from the edge to the origin is as long as that to the viewer.",
  fix: "Set originProtocolPolicy to https-only and originSslProtocols to TLSv1.2.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV2_AWS_72", "CKV2_AWS_54", "CloudFront.9", "CloudFront.10", "NAG-CFR5"],
  types: [DISTRIBUTION, VPC_ORIGIN],
  check: (view, check) => {
    const endpoints =
      view.type === VPC_ORIGIN
        ? [view.at("vpcOriginEndpointConfig")]
        : view.list("origins").flatMap((origin) => origin.list("customOriginConfig"));
    for (const endpoint of endpoints) {
      check.expect(() => endpoint.text("originProtocolPolicy") === "https-only", "the origin is asked in clear", {
        part: "https",
      });
      check.expect(
        () => {
          const protocols = Array.isArray(endpoint.get("originSslProtocols"))
            ? endpoint.texts("originSslProtocols")
            : endpoint.texts("originSslProtocols.items");
          return protocols.length > 0 && !protocols.some((protocol) => old.includes(protocol));
        },
        "older TLS is admitted",
        { part: "version" },
      );
    }
  },
};
