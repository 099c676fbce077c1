import type { Rule } from "../../rule";
import { LISTENER } from "../../views/load-balancers";

export const rule: Rule = {
  id: "alb-https-only",
  title: "Listeners speak TLS; one of HTTP only redirects.",
  why: "What crosses the network in clear can be read and changed.",
  fix: 'Set protocol "HTTPS", or a single default action that redirects to HTTPS with HTTP_301.',
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_2", "CKV2_AWS_20", "AWS-0054", "ELB.1"],
  types: [LISTENER],
  check: (listener, check) => {
    check.expect(() => {
      const protocol = listener.text("protocol");
      if (protocol === "HTTPS" || protocol === "TLS") return true;
      const actions = listener.list("defaultActions");
      const redirect = actions[0];
      return (
        protocol === "HTTP" &&
        actions.length === 1 &&
        redirect?.text("type") === "redirect" &&
        redirect.text("redirect.protocol") === "HTTPS" &&
        redirect.text("redirect.statusCode") === "HTTP_301"
      );
    }, "it serves requests in clear");
  },
};
