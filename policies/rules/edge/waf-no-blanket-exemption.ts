import type { Reader } from "../../kernel/reader";
import type { Rule } from "../../rule";
import { WEB_ACL, wafRules } from "../../views/distributions";

export const rule: Rule = {
  id: "waf-no-blanket-exemption",
  title: "What a managed group leaves out is a path of more than one character.",
  why: "A group that leaves out all paths is there for the auditor alone.",
  fix: "Name the path that needs the exemption: `/uploads`.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [WEB_ACL],
  check: (acl, check) => {
    for (const rule of wafRules(acl)) {
      const scope = rule.at("statement.managedRuleGroupStatement.scopeDownStatement");
      if (scope.raw() === undefined) continue;
      check.expect(() => matchesIn(scope).every((text) => text.length >= 2), "a group leaves out everything");
    }
  },
};

/** The texts that any statement below looks for. */
function matchesIn(scope: Reader): string[] {
  const found: string[] = [];
  const walk = (reader: Reader): void => {
    const value = reader.get();
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Array.isArray(value)
      ? reader.list().map((one) => ["", one] as const)
      : reader.entries()) {
      if (key === "searchString" || key === "regexString") found.push(inner.text() ?? "");
      else walk(inner);
    }
  };
  walk(scope);
  return found;
}
