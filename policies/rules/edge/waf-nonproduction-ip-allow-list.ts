import type { Rule } from "../../rule";
import { contains, parseCidr } from "../../views/networks";
import { WEB_ACL } from "../../views/distributions";

const SET = "aws:wafv2/ipSet:IpSet";

/**
 * Penetration testers are admitted by a set of their own, so that all sets are read. A regional web ACL behind CloudFront sees CloudFront's
 * addresses: it may match addresses only by a forwarded one. That nobody else is let in, `waf-requests-examined` asks.
 */
export const rule: Rule = {
  id: "waf-nonproduction-ip-allow-list",
  title:
    "Outside of production a web ACL admits addresses of the offices and of the definition alone, and few of them.",
  why: "What is not ready is not for everyone to find.",
  fix: "Allow an IpSet of the offices and of the environment's allowedCidrs, none wider than /9.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [WEB_ACL],
  check: (acl, check) => {
    const { environment } = acl;
    if (acl.text("scope") === "REGIONAL") {
      check.expect(
        () =>
          !JSON.stringify(acl.list("rules").map((reader) => reader.raw("statement") ?? null)).includes(
            "ipSetReferenceStatement",
          ) || JSON.stringify(acl.raw("rules")).includes("ipSetForwardedIpConfig"),
        "a web ACL behind CloudFront matches CloudFront's addresses",
      );
      return;
    }
    if (environment === undefined || environment === "production" || environment === "account") return;
    for (const at of new Set([...acl.sources("rules")].filter(({ type }) => type === SET))) {
      check.expect(
        () =>
          at.texts("addresses").every((cidr) => {
            const range = parseCidr(cidr);
            return range !== undefined && range.last - range.first < 1n << BigInt(range.family === 4 ? 24 : 96);
          }),
        "the addresses are too many",
        { at, part: "addresses" },
      );
      // A penetration test's set says its ticket; the addresses of others are those that the definition admits.
      if (/-test-/.test(at.name)) continue;
      const admitted = [...check.registry.offices, ...(check.product?.allowedCidrs[environment] ?? [])];
      check.expect(
        () => at.texts("addresses").every((cidr) => admitted.some((network) => contains(network, cidr))),
        "an address is neither an office's nor the definition's",
        { at, part: "known" },
      );
    }
  },
};
