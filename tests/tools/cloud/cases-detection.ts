import { role } from "./given";
import type { Case, Thing } from "./things";

const DETECTOR = "aws:guardduty/detector:Detector";
const GUARDDUTY_ADMIN = "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount";
const GUARDDUTY = "aws:guardduty/organizationConfiguration:OrganizationConfiguration";
const FEATURE = "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature";
const HUB = "aws:securityhub/account:Account";
const HUB_ADMIN = "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount";
const HUB_CONFIGURATION = "aws:securityhub/organizationConfiguration:OrganizationConfiguration";
const HUB_POLICY = "aws:securityhub/configurationPolicy:ConfigurationPolicy";
const ASSOCIATION = "aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation";
const AGGREGATOR = "aws:securityhub/findingAggregator:FindingAggregator";
const INSPECTOR = "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount";
const ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";
const CONFIG_AGGREGATOR = "aws:cfg/configurationAggregator:ConfigurationAggregator";

/** The account that things of a test stand in. */
const account = "111122223333";
const detector: Thing = [DETECTOR, "detector", {}];
const guardduty: Thing = [GUARDDUTY_ADMIN, "administrator", { adminAccountId: account }];
const feature = { detectorId: "@detector", name: "S3_DATA_EVENTS", autoEnable: "ALL" };
const hub: Thing = [HUB, "hub", {}];
const hubAdmin: Thing = [HUB_ADMIN, "administrator", { adminAccountId: account }];
const aggregator: Thing = [AGGREGATOR, "aggregator", { linkingMode: "NO_REGIONS" }];
const centrally = {
  autoEnable: false,
  autoEnableStandards: "NONE",
  organizationConfiguration: { configurationType: "CENTRAL" },
};
const central: Thing = [HUB_CONFIGURATION, "central", centrally];
const policy: Thing = [HUB_POLICY, "policy", { name: "all", configurationPolicy: { serviceEnabled: true } }];
const policed = [hub, hubAdmin, aggregator, central];

/** GuardDuty, Security Hub, Inspector, analyzers and the aggregator, as an organization has them. */
export const detectionCases: readonly Case[] = [
  {
    refuses: "findings of a region that is none",
    given: [hub],
    ask: [AGGREGATOR, "x", { linkingMode: "SPECIFIED_REGIONS", specifiedRegions: ["us-east-1", "tokyo"] }],
    but: { specifiedRegions: ["us-east-1"] },
    error: "InvalidInputException",
  },
  {
    refuses: "a second detector",
    given: [detector],
    ask: [DETECTOR, "x", {}],
    but: { region: "us-east-1" },
    error: "BadRequestException",
  },
  {
    refuses: "findings at a pace that there is not",
    ask: [DETECTOR, "x", { findingPublishingFrequency: "DAILY" }],
    but: { findingPublishingFrequency: "SIX_HOURS" },
    error: "BadRequestException",
  },
  {
    refuses: "a second administrator of GuardDuty",
    given: [guardduty],
    ask: [GUARDDUTY_ADMIN, "x", { adminAccountId: "444455556666" }],
    but: { region: "us-east-1" },
    error: "BadRequestException",
  },
  {
    refuses: "GuardDuty set for all by an account that does not administer it in the region",
    given: [guardduty, detector, [DETECTOR, "elsewhere", { region: "us-east-1" }]],
    ask: [GUARDDUTY, "x", { detectorId: "@elsewhere", autoEnableOrganizationMembers: "ALL", region: "us-east-1" }],
    but: { detectorId: "@detector", region: undefined },
    error: "BadRequestException",
  },
  {
    refuses: "GuardDuty for members that are neither new nor all",
    given: [guardduty, detector],
    ask: [GUARDDUTY, "x", { detectorId: "@detector", autoEnableOrganizationMembers: "SOME" }],
    but: { autoEnableOrganizationMembers: "NEW" },
    error: "BadRequestException",
  },
  {
    refuses: "a feature that GuardDuty has not",
    given: [guardduty, detector],
    ask: [FEATURE, "x", { ...feature, name: "EVERYTHING" }],
    but: { name: "RDS_LOGIN_EVENTS" },
    error: "BadRequestException",
  },
  {
    refuses: "a feature set twice",
    given: [guardduty, detector, [FEATURE, "there", feature]],
    ask: [FEATURE, "x", feature],
    but: { name: "RDS_LOGIN_EVENTS" },
    error: "BadRequestException",
  },
  {
    refuses: "a second hub",
    given: [hub],
    ask: [HUB, "x", {}],
    but: { region: "us-east-1" },
    error: "ResourceConflictException",
  },
  {
    refuses: "findings of a kind that there is not",
    ask: [HUB, "x", { controlFindingGenerator: "BOTH" }],
    but: { controlFindingGenerator: "SECURITY_CONTROL" },
    error: "InvalidInputException",
  },
  {
    refuses: "a second administrator of Security Hub",
    given: [hubAdmin],
    ask: [HUB_ADMIN, "x", { adminAccountId: "444455556666" }],
    but: { region: "us-east-1" },
    error: "ResourceConflictException",
  },
  {
    refuses: "an aggregator where Security Hub is not switched on",
    given: [hub],
    ask: [AGGREGATOR, "x", { linkingMode: "NO_REGIONS", region: "us-east-1" }],
    but: { region: undefined },
    error: "InvalidAccessException",
  },
  {
    refuses: "regions linked in a way that there is not",
    given: [hub],
    ask: [AGGREGATOR, "x", { linkingMode: "SOME_REGIONS" }],
    but: { linkingMode: "ALL_REGIONS" },
    error: "InvalidInputException",
  },
  {
    refuses: "Security Hub set for all by an account that does not administer it in the region",
    given: [hubAdmin],
    ask: [HUB_CONFIGURATION, "x", { autoEnable: true, region: "us-east-1" }],
    but: { region: undefined },
    error: "InvalidAccessException",
  },
  {
    refuses: "central configuration without an aggregator",
    given: [hub, hubAdmin],
    ask: [HUB_CONFIGURATION, "x", centrally],
    but: { organizationConfiguration: { configurationType: "LOCAL" } },
    error: "InvalidInputException",
  },
  {
    refuses: "central configuration that also switches on by account",
    given: [hub, hubAdmin, aggregator],
    ask: [HUB_CONFIGURATION, "x", { ...centrally, autoEnable: true }],
    but: { autoEnable: false },
    error: "InvalidInputException",
  },
  {
    refuses: "a policy where configuration is not central",
    given: policed,
    ask: [HUB_POLICY, "x", { ...policy[2], region: "us-east-1" }],
    but: { region: undefined },
    error: "AccessDeniedException",
  },
  {
    refuses: "a policy's name twice",
    given: [...policed, policy],
    ask: [HUB_POLICY, "x", policy[2]],
    but: { name: "others" },
    error: "ResourceConflictException",
  },
  {
    refuses: "a policy that does not exist",
    given: [...policed, policy],
    ask: [ASSOCIATION, "x", { policyId: "6f1c0000-0000-0000-0000-000000000000", targetId: "r-a1b2" }],
    but: { policyId: "@policy" },
    error: "ResourceNotFoundException",
  },
  {
    refuses: "two policies on one target",
    given: [...policed, policy, [ASSOCIATION, "there", { policyId: "@policy", targetId: "r-a1b2" }]],
    ask: [ASSOCIATION, "x", { policyId: "@policy", targetId: "r-a1b2" }],
    but: { targetId: "ou-a1b2-11111111" },
    error: "ResourceConflictException",
  },
  {
    refuses: "a second administrator of Inspector",
    given: [[INSPECTOR, "there", { accountId: account }]],
    ask: [INSPECTOR, "x", { accountId: "444455556666" }],
    but: { region: "us-east-1" },
    error: "ConflictException",
  },
  {
    refuses: "an analyzer of the organization where that is not delegated",
    ask: [ANALYZER, "x", { analyzerName: "all", type: "ORGANIZATION" }],
    but: { type: "ACCOUNT" },
    error: "ValidationException",
  },
  {
    refuses: "an aggregator of the organization where that is not delegated",
    given: [role],
    ask: [CONFIG_AGGREGATOR, "x", { name: "all", organizationAggregationSource: { roleArn: "arn:@role" } }],
    but: { organizationAggregationSource: undefined },
    error: "OrganizationAccessDeniedException",
  },
];
