import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "github-webhook-secure",
  title: "A webhook goes out by HTTPS, with a secret.",
  why: "Without one, anybody can pretend to be GitHub.",
  fix: "Set an https url, insecureSsl false and a secret.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_GIT_2"],
  types: ["github:index/repositoryWebhook:RepositoryWebhook", "github:index/organizationWebhook:OrganizationWebhook"],
  check: (webhook, check) => {
    const at = "configuration";
    check.expect(() => (webhook.text(`${at}.url`) ?? "").startsWith("https://"), "it goes out in clear", {
      part: "url",
    });
    check.expect(() => !/^(true|1)$/.test(webhook.text(`${at}.insecureSsl`) ?? ""), "it trusts anybody", {
      part: "tls",
    });
    check.expect(() => webhook.has(`${at}.secret`), "it has no secret", { part: "secret" });
  },
};
