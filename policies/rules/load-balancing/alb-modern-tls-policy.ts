import type { Rule } from "../../rule";
import { LISTENER } from "../../views/load-balancers";

/**
 * The policies whose names say Ext admit ciphers in CBC mode and without forward secrecy, for clients that no product has.
 */
export const rule: Rule = {
  id: "alb-modern-tls-policy",
  title: "Listeners of TLS admit TLS 1.2 and 1.3 with modern ciphers only.",
  why: "Older versions are broken.",
  fix: "Set sslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06 or a stricter one.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_103", "CKV2_AWS_74", "AWS-0047", "ELB.17"],
  types: [LISTENER],
  check: (listener, check) => {
    check.expect(() => {
      if (!/^(HTTPS|TLS)$/.test(listener.text("protocol") ?? "HTTPS")) return true;
      return /^ELBSecurityPolicy-(TLS13-1-[23]-(?!(?:.*-)?Ext\d)|FS-1-2-Res-)/.test(listener.text("sslPolicy") ?? "");
    }, "it admits old versions or weak ciphers");
  },
};
