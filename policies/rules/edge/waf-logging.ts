import type { Rule } from "../../rule";
import { WEB_ACL } from "../../views/distributions";

const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const secret = ["authorization", "cookie"];

export const rule: Rule = {
  id: "waf-logging",
  title: "Every web ACL logs what it examined, without the headers that requests prove themselves with.",
  why: "Without the log an attack cannot be understood; with the headers the log lets its reader in.",
  fix: "Make a WebAclLoggingConfiguration with redactedFields for authorization and cookie.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_31", "CKV_AWS_176", "WAF.11"],
  types: [WEB_ACL],
  check: (acl, check) => {
    const logging = check.graph.satellites(acl, LOGGING, "resourceArn");
    check.expect(() => logging.length > 0, "the web ACL does not log");
    for (const at of logging) {
      check.expect(
        () => {
          const redacted = at.list("redactedFields").map((field) => field.text("singleHeader.name")?.toLowerCase());
          return secret.every((header) => redacted.includes(header));
        },
        "the log holds authorization or cookie",
        { at, part: "redaction" },
      );
      check.expect(() => at.text("loggingFilter.defaultBehavior") !== "DROP", "the log leaves out requests", {
        at,
        part: "filter",
      });
    }
  },
};
