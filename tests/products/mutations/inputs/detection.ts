import { type Decisions, GONE } from "./decision";

const stranger = "999988887777";

export const detection: Decisions = {
  "aws:accessanalyzer/analyzer:Analyzer": {
    removal: "weakens",
    weak: { type: ["ACCOUNT", GONE] },
    apart: { name: ["analyzerName"] },
  },
  "aws:cfg/configurationAggregator:ConfigurationAggregator": {
    removal: "weakens",
    weak: { "organizationAggregationSource.allRegions": [false, GONE] },
    apart: { link: ["organizationAggregationSource.roleArn"] },
  },
  "aws:guardduty/detector:Detector": {
    removal:
      "no: GuardDuty cannot be delegated; that it is gone in the administrator's account is a mutant of the setting for all",
    weak: { enable: [false] },
    apart: {
      timing: ["findingPublishingFrequency"],
      function: [
        "datasources.kubernetes.auditLogs.enable",
        "datasources.malwareProtection.scanEc2InstanceWithFindings.ebsVolumes.enable",
        "datasources.s3Logs.enable",
      ],
    },
  },
  "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount": {
    removal: "weakens",
    weak: { adminAccountId: [stranger] },
  },
  "aws:guardduty/organizationConfiguration:OrganizationConfiguration": {
    removal: "weakens",
    weak: { autoEnableOrganizationMembers: ["NEW", "NONE"] },
    apart: { link: ["detectorId"] },
  },
  "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature": {
    removal: "weakens",
    weak: { autoEnable: ["NEW", "NONE"] },
    apart: { link: ["detectorId"] },
  },
  "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount": {
    removal: "weakens",
    weak: { accountId: [stranger] },
  },
  "aws:organizations/delegatedAdministrator:DelegatedAdministrator": {
    removal: "weakens",
    weak: { accountId: [stranger] },
    apart: { constant: ["servicePrincipal"] },
  },
  "aws:securityhub/account:Account": {
    removal: "weakens",
    apart: {
      function: ["controlFindingGenerator"],
      equal: ["autoEnableControls"],
      open: ["enableDefaultStandards"],
    },
  },
  "aws:securityhub/configurationPolicy:ConfigurationPolicy": {
    removal: "no: what binds it to the root cannot be made; that it is gone is a mutant of that",
    weak: {
      "configurationPolicy.serviceEnabled": [false],
      "configurationPolicy.enabledStandardArns": [[]],
      "configurationPolicy.securityControlsConfiguration": [{ disabledControlIdentifiers: ["IAM.6"] }],
    },
    apart: {
      function: [
        "configurationPolicy.securityControlsConfiguration.securityControlCustomParameters.parameters.bool.value",
      ],
    },
  },
  "aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation": {
    removal: "weakens",
    weak: { targetId: ["ou-a1b2-11111111"] },
    apart: { link: ["policyId"] },
  },
  "aws:securityhub/findingAggregator:FindingAggregator": {
    removal: "weakens",
    weak: { linkingMode: ["NO_REGIONS"], specifiedRegions: [[], GONE] },
  },
  "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount": {
    removal: "weakens",
    weak: { adminAccountId: [stranger] },
  },
  "aws:securityhub/organizationConfiguration:OrganizationConfiguration": {
    removal: "weakens",
    weak: { "organizationConfiguration.configurationType": ["LOCAL"] },
    apart: { open: ["autoEnable"], constant: ["autoEnableStandards"] },
  },
};
