import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "iam-oidc-provider",
  title: "An account believes the tokens of GitHub Actions alone, made for AWS.",
  why: "Whoever runs another provider could take every role that trusts it.",
  fix: 'Set url to https://token.actions.githubusercontent.com and clientIdLists to ["sts.amazonaws.com"].',
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:iam/openIdConnectProvider:OpenIdConnectProvider"],
  check: (provider, check) => {
    check.expect(
      () => /^(https:\/\/)?token\.actions\.githubusercontent\.com$/.test(provider.text("url") ?? ""),
      "it is not GitHub's",
      { part: "url" },
    );
    check.expect(() => provider.texts("clientIdLists").join() === "sts.amazonaws.com", "it is for other audiences", {
      part: "audience",
    });
  },
};
