import type { Rule } from "../../rule";
import { WEB_ACL, wafRules } from "../../views/distributions";

/** In no other pack. What lets requests past every later rule must say whom: a rule that allows without naming addresses lets everyone in. */
export const rule: Rule = {
  id: "waf-rules-act",
  title: "A rule of a web ACL that allows names the addresses that it allows.",
  why: "A request that a rule allows is seen by no later rule.",
  fix: "Allow by an IpSet only; to spare a path one group, narrow that group's scopeDownStatement.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [WEB_ACL],
  check: (acl, check) => {
    for (const reader of wafRules(acl)) {
      check.expect(() => {
        if (!reader.isSet("action.allow") && !isAllow(reader.raw("action"))) return true;
        const named = [reader.at("statement"), ...reader.list("statement.orStatement.statements")];
        return named.some((statement) => statement.raw("ipSetReferenceStatement") !== undefined);
      }, "a rule allows requests by something else than their address");
    }
  },
};

/** `allow: {}` has no content to read, and yet says it. */
function isAllow(action: unknown): boolean {
  return typeof action === "object" && action !== null && Object.hasOwn(action, "allow");
}
