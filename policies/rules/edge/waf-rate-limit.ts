import type { Rule } from "../../rule";
import { WEB_ACL, wafRules } from "../../views/distributions";

/** Requests of one address in the window; beyond it a limit limits nobody. */
const HIGHEST = 2_000_000;

export const rule: Rule = {
  id: "waf-rate-limit",
  title: "Every web ACL blocks addresses that ask too often.",
  why: "One machine can keep the whole product busy otherwise.",
  fix: "Add a rule with rateBasedStatement and action block.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [WEB_ACL],
  check: (acl, check) => {
    check.expect(
      () =>
        wafRules(acl).some(
          (reader) =>
            reader.isSet("statement.rateBasedStatement") &&
            reader.raw("action.block") !== undefined &&
            (reader.number("statement.rateBasedStatement.limit") ?? HIGHEST + 1) <= HIGHEST,
        ),
      "no rule limits the rate",
    );
  },
};
