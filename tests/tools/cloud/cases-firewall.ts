import type { Case, Inputs } from "./things";

const ACL = "aws:wafv2/webAcl:WebAcl";
const visibility = { cloudwatchMetricsEnabled: true, metricName: "m", sampledRequestsEnabled: true };
const acl: Inputs = {
  name: "x",
  scope: "CLOUDFRONT",
  region: "us-east-1",
  defaultAction: { allow: {} },
  visibilityConfig: visibility,
};
const group = (name: string, priority = 1, more: object = {}) => ({
  name: `group-${name}`,
  priority,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
  visibilityConfig: visibility,
  ...more,
});

export const firewallCases: readonly Case[] = [
  {
    refuses: "a web ACL of CloudFront outside of us-east-1",
    ask: [ACL, "x", { ...acl, region: undefined }],
    but: { region: "us-east-1" },
    error: "WAFInvalidParameterException",
  },
  {
    refuses: "two rules of one priority",
    ask: [ACL, "x", { ...acl, rules: [group("AWSManagedRulesCommonRuleSet"), group("AWSManagedRulesSQLiRuleSet")] }],
    but: { rules: [group("AWSManagedRulesCommonRuleSet"), group("AWSManagedRulesSQLiRuleSet", 2)] },
    error: "WAFInvalidParameterException",
  },
  {
    refuses: "a rule group that AWS has not",
    ask: [ACL, "x", { ...acl, rules: [group("AWSManagedRulesEverything")] }],
    but: { rules: [group("AWSManagedRulesCommonRuleSet")] },
    error: "WAFInvalidParameterException",
  },
  {
    refuses: "an action on a rule group",
    ask: [ACL, "x", { ...acl, rules: [group("AWSManagedRulesCommonRuleSet", 1, { action: { block: {} } })] }],
    but: { rules: [group("AWSManagedRulesCommonRuleSet")] },
    error: "WAFInvalidParameterException",
  },
  {
    refuses: "a web ACL's name twice",
    given: [[ACL, "there", acl]],
    ask: [ACL, "x", acl],
    but: { name: "y" },
    error: "WAFDuplicateItemException",
  },
  {
    refuses: "a log bucket of another name",
    given: [[ACL, "acl", acl]],
    ask: [
      "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
      "x",
      { resourceArn: "arn:@acl", region: "us-east-1", logDestinationConfigs: ["arn:aws:s3:::logs"] },
    ],
    but: { logDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-shine"] },
    error: "WAFLogDestinationPermissionIssueException",
  },
];
