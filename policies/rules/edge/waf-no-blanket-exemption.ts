import type { Reader } from "../../kernel/reader";
import type { Rule } from "../../rule";
import { WEB_ACL, wafRules } from "../../views/distributions";

export const rule: Rule = {
  id: "waf-no-blanket-exemption",
  title:
    "What a managed group or a rate limit leaves out is a path of more than one character, and nothing else is left out.",
  why: "A group that leaves out all paths is there for the auditor alone, and so is one that speaks of a path which nobody asks for.",
  fix: "Name the path that needs the exemption in a notStatement: `/uploads`.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [WEB_ACL],
  check: (acl, check) => {
    for (const rule of wafRules(acl)) {
      for (const kind of ["managedRuleGroupStatement", "rateBasedStatement"]) {
        const scope = rule.at(`statement.${kind}.scopeDownStatement`);
        if (scope.raw() === undefined) continue;
        check.expect(() => matchesIn(scope).every(isNarrow), "a group or a limit leaves out everything");
        check.expect(() => scope.isSet("notStatement"), "a group or a limit speaks of some requests alone", {
          part: "only",
        });
      }
    }
  },
};

/** `/u…`: as a text, or as a regular expression that begins with a literal path. */
function isNarrow(text: string): boolean {
  return text.startsWith("^") ? /^\^\/[\w~-]/.test(text) && !text.includes("|") : text.length >= 2;
}

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
