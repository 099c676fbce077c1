import { type ReadTable, reads } from "./read";

/** What watches the organization; an administrator previews it. */
export const detection: ReadTable = {
  "aws:accessanalyzer/analyzer:Analyzer": reads(
    "accessanalyzer/analyzer.go",
    "access-analyzer:GetAnalyzer",
    "access-analyzer:ListTagsForResource",
  ),
  "aws:cfg/configurationAggregator:ConfigurationAggregator": reads(
    "configservice/configuration_aggregator.go",
    "config:DescribeConfigurationAggregators",
    "config:ListTagsForResource",
  ),
  "aws:guardduty/detector:Detector": reads(
    "guardduty/detector.go",
    "guardduty:GetDetector",
    "guardduty:ListTagsForResource",
  ),
  "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount": reads(
    "guardduty/organization_admin_account.go",
    "guardduty:ListOrganizationAdminAccounts",
  ),
  "aws:guardduty/organizationConfiguration:OrganizationConfiguration": reads(
    "guardduty/organization_configuration.go",
    "guardduty:DescribeOrganizationConfiguration",
  ),
  "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature": reads(
    "guardduty/organization_configuration_feature.go",
    "guardduty:DescribeOrganizationConfiguration",
  ),
  "aws:iam/organizationsFeatures:OrganizationsFeatures": reads(
    "iam/organizations_features.go",
    "iam:ListOrganizationsFeatures",
  ),
  "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount": reads(
    "inspector2/delegated_admin_account.go",
    "inspector2:ListDelegatedAdminAccounts",
  ),
  "aws:organizations/delegatedAdministrator:DelegatedAdministrator": reads(
    "organizations/delegated_administrator.go",
    "organizations:ListDelegatedAdministrators",
  ),
  "aws:securityhub/account:Account": reads("securityhub/account.go", "securityhub:DescribeHub"),
  "aws:securityhub/configurationPolicy:ConfigurationPolicy": reads(
    "securityhub/configuration_policy.go",
    "securityhub:GetConfigurationPolicy",
  ),
  "aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation": reads(
    "securityhub/configuration_policy_association.go",
    "securityhub:GetConfigurationPolicyAssociation",
  ),
  "aws:securityhub/findingAggregator:FindingAggregator": reads(
    "securityhub/finding_aggregator.go",
    "securityhub:GetFindingAggregator",
  ),
  "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount": reads(
    "securityhub/organization_admin_account.go",
    "securityhub:ListOrganizationAdminAccounts",
  ),
  "aws:securityhub/organizationConfiguration:OrganizationConfiguration": reads(
    "securityhub/organization_configuration.go",
    "securityhub:DescribeOrganizationConfiguration",
  ),
};
