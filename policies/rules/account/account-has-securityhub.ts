import { type Rule, STACK } from "../../rule";
import { detectionView } from "../../views/detection";

const POLICY = "aws:securityhub/configurationPolicy:ConfigurationPolicy";

/** Mandatory, where the row advises: the pieces are made in an order, and each that is missing leaves the rest without effect. */
export const rule: Rule = {
  id: "account-has-securityhub",
  title:
    "Security Hub is configured centrally for every account, with AWS's foundational practices and the CIS benchmark.",
  why: "What drifts in one account is otherwise found by whoever looks there first.",
  fix: "Delegate it in both regions, and attach a ConfigurationPolicy with both standards and all controls to the root.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CIS5-4.16"],
  types: [STACK],
  check: (_stack, check) => {
    const detection = detectionView(check);
    if (detection === undefined) return;
    const { graph, registry } = check;
    const { home, global } = registry.regions;
    for (const region of detection.regions) {
      check.expect(
        () =>
          detection
            .at("aws:securityhub/organizationAdminAccount:OrganizationAdminAccount", region)
            .some((one) => one.text("adminAccountId") === detection.administrator),
        `it is not delegated to the security account in ${region}`,
        { part: "administrator" },
      );
      check.expect(
        () => detection.administered("aws:securityhub/account:Account", region).length === 1,
        `the administrator has no hub in ${region}`,
        { part: "hub" },
      );
    }
    check.expect(
      () =>
        detection
          .administered("aws:securityhub/organizationConfiguration:OrganizationConfiguration", home)
          .some((one) => one.text("organizationConfiguration.configurationType") === "CENTRAL"),
      "it is configured account by account",
      { part: "central" },
    );
    check.expect(
      () =>
        detection
          .administered("aws:securityhub/findingAggregator:FindingAggregator", home)
          .some(
            (one) =>
              one.text("linkingMode") === "ALL_REGIONS" ||
              (one.text("linkingMode") === "SPECIFIED_REGIONS" && one.texts("specifiedRegions").includes(global)),
          ),
      "findings of the other region do not come home",
      { part: "aggregator" },
    );
    check.expect(
      () =>
        graph
          .ofType("aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation")
          .filter((one) => one.text("targetId") === registry.organization.rootId)
          .some((one) => {
            const policy = graph.target(one, "policyId", POLICY)?.at("configurationPolicy");
            const standards = policy?.texts("enabledStandardArns").join() ?? "";
            return (
              policy?.flag("serviceEnabled") === true &&
              standards.includes("/aws-foundational-security-best-practices/") &&
              standards.includes("/cis-aws-foundations-benchmark/") &&
              policy.list("securityControlsConfiguration.disabledControlIdentifiers").length === 0 &&
              policy.list("securityControlsConfiguration.enabledControlIdentifiers").length === 0
            );
          }),
      "no policy with both standards and all controls holds for the root",
      { part: "standards" },
    );
  },
};
