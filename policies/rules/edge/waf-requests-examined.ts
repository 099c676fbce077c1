import type { Rule } from "../../rule";
import { WEB_ACL } from "../../views/distributions";
import { faultsOf, groups } from "../../waf/faults";

/**
 * In no other pack: a web ACL is judged by what becomes of requests. Ordinary ones, hostile ones and such as are made after its own rules go through a
 * small model of AWS WAF, whatever its statements look like.
 */
export const rule: Rule = {
  id: "waf-requests-examined",
  title:
    "Every request that reaches a web ACL goes through each managed group and the limits that the definition says; production lets everybody in, another environment its visitors alone.",
  why: "A scope-down that never matches, a country that is let past or a limit by a header leave the web ACL its form and take its meaning.",
  fix: "Narrow what the message names: a group or a limit leaves out the definition's exclusions and cached paths alone, and only addresses may be let past.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_175", "CKV_AWS_192", "WAF.10", "CKV2_AWS_76"],
  types: [WEB_ACL],
  check: (acl, check) => {
    let known: ReadonlyMap<string, string> | undefined;
    const fault = (part: string) => (known ??= faultsOf(acl, check.registry, check.product)).get(part);
    for (const part of [...Object.keys(groups), "spared", "rate", "said", "low", "default", "visitors"]) {
      check.expect(
        () => fault(part) === undefined,
        () => fault(part) ?? "",
        { part },
      );
    }
  },
};
