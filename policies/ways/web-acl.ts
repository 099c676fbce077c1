import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { WEB_ACL, wafRules } from "../views/distributions";
import { named, regionOf } from "../views/named";
import { contains } from "../views/networks";
import type { Way } from "./way";

const IP_SET = "aws:wafv2/ipSet:IpSet";
/** What AWS WAF lets nobody through by. */
const REFUSALS = ["block", "captcha", "challenge"];

/** Whom the web ACL before a distribution lets through: everybody in production, else those who work on the environment. */
export function throughWebAcl(way: Way, distribution: View): void {
  const acl = way.found(
    "web-acl",
    () => {
      const found = distribution.graph.target(distribution, "webAclId", WEB_ACL);
      const fits = found?.text("scope") === "CLOUDFRONT" && regionOf(found) === way.check.registry.regions.global;
      return fits ? found : undefined;
    },
    "its distribution names no web ACL of the program that CloudFront can use",
    distribution,
  );
  if (acl === undefined) return;
  way.expect(
    "web-acl-default",
    () => acl.isSet(acl.environment === "production" ? "defaultAction.allow" : "defaultAction.block"),
    acl.environment === "production"
      ? "its web ACL refuses everybody whom no rule of it admits"
      : "its web ACL admits everybody, and not those alone who work on it",
    acl,
  );
  way.expect(
    "web-acl-refuses",
    () => wafRules(acl).every((rule) => !refuses(rule) || isOfRate(rule)),
    "a rule of its web ACL refuses people by something else than how often they ask, or than AWS's own groups of rules",
    acl,
  );
  if (acl.environment === "production") return;
  const { registry, product } = way.check;
  const visitors = [...registry.offices, ...(product?.allowedCidrs[acl.environment ?? ""] ?? [])];
  way.expect(
    "web-acl-visitors",
    () => {
      const admitted = wafRules(acl)
        .filter((rule) => rule.isSet("action.allow"))
        .flatMap(addressesOf);
      return visitors.every((cidr) => admitted.some((network) => contains(network, cidr)));
    },
    "its web ACL does not admit all the offices, and the addresses that the definition allows",
    acl,
  );
}

/** Whether a rule lets nobody through whom it speaks of, or hands that over to a group of the program's own. */
function refuses(rule: Reader): boolean {
  return (
    REFUSALS.some((action) => rule.isSet(`action.${action}`)) || rule.isSet("statement.ruleGroupReferenceStatement")
  );
}

function isOfRate(rule: Reader): boolean {
  return rule.isSet("statement.rateBasedStatement");
}

/** The addresses of the sets that a rule speaks of, one of them or several together. */
function addressesOf(rule: Reader): string[] {
  const statements = [rule.at("statement"), ...rule.list("statement.orStatement.statements")];
  return statements
    .filter((statement) => statement.isSet("ipSetReferenceStatement"))
    .flatMap((statement) => named(statement, "ipSetReferenceStatement.arn", IP_SET))
    .flatMap((set) => set.texts("addresses"));
}
