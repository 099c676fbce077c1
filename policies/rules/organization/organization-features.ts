import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "organization-features",
  title: "The organization has all features, and service control policies are switched on.",
  why: "With consolidated billing alone no guardrail holds: policies are attached and mean nothing.",
  fix: "Set `featureSet` to ALL and list SERVICE_CONTROL_POLICY in `enabledPolicyTypes`.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:organizations/organization:Organization"],
  check: (organization, check) => {
    check.expect(() => (organization.text("featureSet") ?? "ALL") === "ALL", "it only shares a bill", {
      part: "features",
    });
    check.expect(
      () => organization.texts("enabledPolicyTypes").includes("SERVICE_CONTROL_POLICY"),
      "service control policies are switched off",
      { part: "policies" },
    );
  },
};
