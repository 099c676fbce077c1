import { STACK, type Rule } from "../../rule";

export const rule: Rule = {
  id: "organization-root-central",
  title: "Root of every account is held by the organization: no credentials in accounts, sessions by management alone.",
  why: "A password of root in each account is one that nobody turns over.",
  fix: "Make aws.iam.OrganizationsFeatures with RootCredentialsManagement and RootSessions.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["IAM.6", "CIS5-1.5"],
  types: [STACK],
  check: (stack, check) => {
    const { graph, registry } = check;
    if (graph.stack !== registry.organization.stack) return;
    for (const feature of ["RootCredentialsManagement", "RootSessions"]) {
      check.expect(
        () =>
          stack.graph
            .ofType("aws:iam/organizationsFeatures:OrganizationsFeatures")
            .some((one) => one.texts("enabledFeatures").includes(feature)),
        `${feature} is off`,
      );
    }
  },
};
