import type { Rule } from "../../rule";
import { WEB_ACL } from "../../views/distributions";

const secret = ["authorization", "cookie"];

/** In no other pack: the samples in the console are not touched by what the log redacts. */
export const rule: Rule = {
  id: "waf-samples-redacted",
  title: "A web ACL keeps credentials out of the requests that it samples.",
  why: "Whoever may look at the console would read the sessions of customers.",
  fix: "Set dataProtectionConfig to substitute or hash the headers authorization and cookie.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [WEB_ACL],
  check: (acl, check) => {
    check.expect(() => {
      const fields = acl
        .list("dataProtectionConfig.dataProtections")
        .filter(
          (each) =>
            ["SUBSTITUTION", "HASH"].includes(each.text("action") ?? "") &&
            each.text("field.fieldType") === "SINGLE_HEADER",
        )
        .flatMap((each) => each.texts("field.fieldKeys").map((key) => key.toLowerCase()));
      return secret.every((header) => fields.includes(header));
    }, "samples show authorization or cookie");
  },
};
