import type { Rule } from "../../rule";
import { WEB_ACL, wafRules } from "../../views/distributions";
import { capacityUnits } from "../../views/waf-capacity";

/** AWS WAF Developer Guide, "WCUs": the price of a web ACL includes 1,500; AWS refuses more than 5,000. */
const [INCLUDED, MOST] = [1500, 5000];

export const rule: Rule = {
  id: "waf-capacity",
  title: "The rules of a web ACL take at most 1,500 capacity units together, and never more than 5,000.",
  why: "AWS refuses a web ACL above 5,000, and above 1,500 it charges more for every request.",
  fix: "Join the paths of exclusions and of what is cached under one beginning: each takes 22 units.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: [],
  types: [WEB_ACL],
  check: (acl, check) => {
    const units = (): number => wafRules(acl).reduce((sum, reader) => sum + capacityUnits(reader.raw("statement")), 0);
    check.expect(
      () => acl.get("rules") === undefined || units() <= INCLUDED,
      "its rules cost more than the price includes",
      {
        part: "included",
      },
    );
    check.expect(() => acl.get("rules") === undefined || units() <= MOST, "AWS refuses as many rules", {
      part: "most",
      level: "mandatory",
    });
  },
};
