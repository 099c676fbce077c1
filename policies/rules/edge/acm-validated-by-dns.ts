import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "acm-validated-by-dns",
  title: "A certificate is validated by DNS.",
  why: "One that is validated by mail is renewed only if somebody reads that mail, and ends one night if nobody does.",
  fix: "Set validationMethod: DNS and make the records in the product's zone.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["ACM.1"],
  types: ["aws:acm/certificate:Certificate"],
  check: (certificate, check) => {
    // A certificate of a private authority or one that is imported is validated by nobody.
    if (certificate.raw("certificateAuthorityArn") !== undefined || certificate.raw("certificateBody") !== undefined)
      return;
    check.expect(() => certificate.text("validationMethod") === "DNS", "the certificate is not validated by DNS");
  },
};
