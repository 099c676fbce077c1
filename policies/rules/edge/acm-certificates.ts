import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "acm-certificates",
  title: "A certificate has a strong key, is published in the transparency logs, and names its hosts.",
  why: "A wildcard vouches for hosts that nobody thought of, and an unlogged certificate is refused by browsers.",
  fix: "Set keyAlgorithm to RSA_2048, EC_prime256v1 or stronger, name each host, and leave transparency logging on.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: ["ACM.2", "CKV2_AWS_71", "CKV_AWS_234"],
  types: ["aws:acm/certificate:Certificate"],
  check: (certificate, check) => {
    check.expect(() => (certificate.text("keyAlgorithm") ?? "RSA_2048") !== "RSA_1024", "the key is weak", {
      part: "key",
      level: "mandatory",
    });
    check.expect(
      () =>
        ![certificate.text("domainName") ?? "*", ...certificate.texts("subjectAlternativeNames")].some((name) =>
          name.includes("*"),
        ),
      "the certificate has a wildcard, or names no domain",
      { part: "wildcard" },
    );
    check.expect(
      () => certificate.text("options.certificateTransparencyLoggingPreference") !== "DISABLED",
      "the certificate is kept out of the logs",
      { part: "transparency", level: "mandatory" },
    );
  },
};
