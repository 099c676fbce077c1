import { days } from "../../kernel/waiving";
import type { ProductEntry } from "../../registry";
import type { Rule } from "../../rule";
import { WEB_ACL, wafRules } from "../../views/distributions";

const longestDays = 30;

/**
 * Until when a group may count is a tag of the web ACL, `count-until-<rule>`, which the component writes from the definition. A single rule
 * of a group counts for good where the product's entry in the registry says so. That every group is there and examines, `waf-requests-examined` asks.
 */
export const rule: Rule = {
  id: "waf-rules-present",
  title:
    "A managed group of a web ACL only counts until a stated day, and a rule of one where the definition says so, and there always.",
  why: "A group that only counts lets every attack through, without a day for ever; a rule that was made to count blocks uploads or partners where it does not.",
  fix: "State countUntil in the definition, at most 30 days ahead, or a single rule with its reason in overrides; override each rule that the definition lets count.",
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
      check.expect(
        () => {
          const [group] = reader.list("statement.managedRuleGroupStatement");
          const spared = group
            ?.list("ruleActionOverrides")
            .flatMap((override) => (override.isSet("actionToUse.count") ? [override.text("name") ?? ""] : []));
          return countedIn(group?.text("name"), check.product).every((name) => spared?.includes(name));
        },
        "a rule blocks that the definition lets count alone: ordinary visitors are refused",
        { part: "spared" },
      );
    }
  },
};

/** The rules of a managed group that the definition, or the platform for every product, lets count for good. */
function countedIn(group: string | undefined, product: ProductEntry | undefined): readonly string[] {
  const own = (product?.webAcl.countedRules ?? []).map((rule) => rule.split("/"));
  return own.flatMap(([of, name]) => (of === group && name !== undefined ? [name] : []));
}
