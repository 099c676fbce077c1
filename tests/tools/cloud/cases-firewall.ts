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

const overriding = (actionToUse: object) =>
  group("AWSManagedRulesCommonRuleSet", 1, {
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name: "AWSManagedRulesCommonRuleSet",
        ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse }],
      },
    },
  });
const transformed = (...priorities: readonly number[]) => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: "STARTS_WITH",
    searchString: "/uploads",
    textTransformations: priorities.map((priority) => ({ priority, type: "URL_DECODE" })),
  },
});
const uploads = transformed(0);
const limiting = (scopeDownStatement: object, more: object = {}) => ({
  name: "limit",
  priority: 1,
  action: { block: {} },
  statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: "IP", scopeDownStatement } },
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
    refuses: "a rule group without overrideAction",
    ask: [ACL, "x", { ...acl, rules: [group("AWSManagedRulesCommonRuleSet", 1, { overrideAction: undefined })] }],
    but: { rules: [group("AWSManagedRulesCommonRuleSet")] },
    error: "WAFInvalidParameterException",
  },
  {
    refuses: "a rule without an action",
    ask: [ACL, "x", { ...acl, rules: [limiting(uploads, { action: undefined })] }],
    but: { rules: [limiting(uploads)] },
    error: "WAFInvalidParameterException",
  },
  {
    refuses: "an action of two kinds",
    ask: [ACL, "x", { ...acl, rules: [limiting(uploads, { action: { block: {}, count: {} } })] }],
    but: { rules: [limiting(uploads)] },
    error: "WAFInvalidParameterException",
  },
  {
    refuses: "an override of two kinds",
    ask: [ACL, "x", { ...acl, rules: [overriding({ count: {}, block: {} })] }],
    but: { rules: [overriding({ count: {} })] },
    error: "WAFInvalidParameterException",
  },
  {
    refuses: "an or of one statement",
    ask: [ACL, "x", { ...acl, rules: [limiting({ orStatement: { statements: [uploads] } })] }],
    but: { rules: [limiting({ orStatement: { statements: [uploads, uploads] } })] },
    error: "WAFInvalidParameterException",
  },
  {
    refuses: "two text transformations of one priority",
    ask: [ACL, "x", { ...acl, rules: [limiting(transformed(0, 0))] }],
    but: { rules: [limiting(transformed(0, 7))] },
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
