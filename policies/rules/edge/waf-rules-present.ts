import type { Rule } from "../../rule";
import { days } from "../../kernel/waiving";
import { WEB_ACL, wafRules } from "../../views/distributions";

const longestDays = 30;

/**
 * Until when a group may count is a tag of the web ACL, `count-until-<rule>`, which the component writes from the definition. A single rule
 * of a group counts for good where the product's entry in the registry says so. That every group is there and examines, `waf-requests-examined` asks.
 */
export const rule: Rule = {
  id: "waf-rules-present",
  title: "A managed group of a web ACL only counts until a stated day, and a rule of one where the definition says so.",
  why: "A group that only counts lets every attack through; without a day it counts for ever.",
  fix: "State countUntil in the definition, at most 30 days ahead, or a single rule with its reason in overrides.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_342"],
  types: [WEB_ACL],
  check: (acl, check) => {
    for (const reader of wafRules(acl)) {
      check.expect(
        () => {
          const counts = reader.isSet("overrideAction.count") || reader.isSet("action.count");
          const group = reader.text("statement.managedRuleGroupStatement.name") ?? "";
          const loosened = reader
            .list("statement.managedRuleGroupStatement.ruleActionOverrides")
            .filter((override) => !override.isSet("actionToUse.block"))
            .some(
              (override) =>
                !override.isSet("actionToUse.count") ||
                check.product?.webAcl.countedRules.includes(`${group}/${override.text("name") ?? ""}`) !== true,
            );
          if (!counts && !loosened) return true;
          const left = days(acl.tag(`count-until-${reader.text("name")}`) ?? "") - days(check.today);
          return left >= 0 && left <= longestDays;
        },
        "a group or rule only counts, without a day or for too long",
        { part: "count" },
      );
    }
  },
};
