import type { Rule } from "../../rule";
const secretInputs: Readonly<Record<string, readonly string[]>> = {
  "pulumi:providers:datadog": ["apiKey", "appKey"],
  "pulumi:providers:github": ["token"],
  "pulumi:providers:pagerduty": ["token", "userToken"],
};

export const rule: Rule = {
  id: "provider-no-static-credentials",
  title: "No provider has static AWS keys, and the keys of the others are secrets of the configuration.",
  why: "A key in the program is a key in the repository.",
  fix: "Let AWS come through a role; read other keys with config.requireSecret.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_41"],
  types: ["pulumi:providers:aws", ...Object.keys(secretInputs)],
  check: (provider, check) => {
    for (const input of ["accessKey", "secretKey", "token"]) {
      if (provider.type !== "pulumi:providers:aws") break;
      check.expect(() => !provider.has(input), "the provider has a static key");
    }
    for (const input of secretInputs[provider.type] ?? []) {
      if (!provider.has(input)) continue;
      // One that is read from a secret is marked as such before its value is known.
      check.expect(() => provider.isSecret(input) || provider.text(input) === undefined, "the key is not a secret");
    }
  },
};
