import type { Reader } from "../../kernel/reader";
import type { Rule } from "../../rule";
import { WEB_ACL, wafRules } from "../../views/distributions";

/** Requests of one address in the window; beyond it a limit limits nobody. */
const HIGHEST = 2_000_000;

export const rule: Rule = {
  id: "waf-rate-limit",
  title: "Every web ACL blocks addresses that ask too often.",
  why: "One machine can keep the whole product busy otherwise.",
  fix: "Add a rule with rateBasedStatement and action block that leaves nothing out; a second one may, with a lower limit.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [WEB_ACL],
  check: (acl, check) => {
    const rates = (): Reader[] => wafRules(acl).filter((reader) => reader.isSet("statement.rateBasedStatement"));
    check.expect(
      () =>
        rates().some((reader) => !reader.isSet("statement.rateBasedStatement.scopeDownStatement") && limits(reader)),
      "no rule limits the rate of everything",
    );
    check.expect(() => rates().every(limits), "a limit limits nobody", { part: "each" });
    check.expect(
      () => {
        const said = check.product?.webAcl.requestsPer5Minutes ?? HIGHEST;
        return rates().some((reader) => limits(reader) && limitOf(reader) <= said);
      },
      "no rule limits the rate as the definition says",
      { part: "said" },
    );
  },
};

function limits(reader: Reader): boolean {
  return reader.raw("action.block") !== undefined && limitOf(reader) <= HIGHEST;
}

function limitOf(reader: Reader): number {
  return reader.number("statement.rateBasedStatement.limit") ?? HIGHEST + 1;
}
