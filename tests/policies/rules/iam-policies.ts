import {
  attached,
  document,
  execution,
  holds,
  may,
  none,
  own,
  parameter,
  passed,
  person,
  role,
  roleArn,
  unread,
  users,
} from "../iam-support";
import { fail, type Fixtures, notApplicable, pass, policy, unverifiable } from "../support";

const malformed = holds("{");
const boundary = holds(
  policy({ Effect: "Allow", Action: "*", Resource: "*" }, { Effect: "Deny", Action: "iam:*", Resource: "*" }),
  "shine-manager-boundary",
);

/** What a policy may say at all. */
export const fixtures: Record<string, Fixtures> = {
  "iam-no-admin-star": {
    good: pass(may("s3:GetObject")),
    bad: fail(may("*")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    malformed: unverifiable(malformed),
    "in a list": fail(may(["s3:GetObject", "*:*"])),
    "a boundary": notApplicable(boundary),
    "called a boundary": fail(holds(document({ Action: "*" }), "shine-boundary")),
    inline: fail(role({ inlinePolicies: [{ policy: document({ Action: "*" }) }] })),
  },
  "iam-no-service-wildcard-action": {
    good: pass(may(["kms:GenerateDataKey*", "s3:GetObject"])),
    bad: fail(may("s3:*", "arn:aws:s3:::x/*")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "with a question mark": fail(may("s3:?*", "arn:aws:s3:::x/*")),
    "of any service": fail(may("*:GetObject", "arn:aws:s3:::x/*")),
    "a verb": fail(may("s3:Get*", "arn:aws:s3:::x/*")),
  },
  "iam-no-star-resource-on-restrictable": {
    good: pass(may(["ecr:GetAuthorizationToken", "ecs:DescribeServices", "ssmmessages:CreateDataChannel"])),
    bad: fail(may("s3:PutObject")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "by a condition": pass(
      may("cloudwatch:PutMetricAlarm", "*", { Condition: { StringEquals: { "cloudwatch:namespace": "shine" } } }),
    ),
    "by a tag": pass(
      may("ec2:StartInstances", "*", { Condition: { StringEquals: { "aws:ResourceTag/product": "shine" } } }),
    ),
    "by a region only": fail(
      may("s3:PutObject", "*", { Condition: { StringEquals: { "aws:RequestedRegion": "ap-northeast-1" } } }),
    ),
    "by a condition that need not be met": fail(
      may("ec2:StartInstances", "*", { Condition: { StringEqualsIfExists: { "aws:ResourceTag/product": "shine" } } }),
    ),
  },
  "iam-no-not-action-allow": {
    good: pass(may("s3:GetObject")),
    bad: fail(holds(policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }))),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "all resources but some": fail(
      holds(policy({ Effect: "Allow", Action: "s3:GetObject", NotResource: "arn:aws:s3:::x/*" })),
    ),
    "a denial": notApplicable(holds(policy({ Effect: "Deny", NotAction: "iam:*", Resource: "*" }))),
    "everybody but some": fail(
      role({ assumeRolePolicy: policy({ Effect: "Allow", NotPrincipal: person, Action: "sts:AssumeRole" }) }),
    ),
  },
  "iam-no-privilege-escalation": {
    good: pass(may(["iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:RunTask"], roleArn("shine-production-web"))),
    bad: fail(may("iam:CreatePolicyVersion")),
    unset: pass(none),
    unknown: unverifiable(unread),
    "passes any role": fail(may(["iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:RunTask"], "*", passed)),
    "over two documents": fail(
      execution,
      attached(execution, "iam:PassRole", roleArn("*"), "shine-production-one"),
      attached(execution, ["lambda:CreateFunction", "lambda:InvokeFunction"], "*", "shine-production-two"),
    ),
    "one half": pass(execution, attached(execution, ["lambda:CreateFunction", "lambda:InvokeFunction"], "*")),
    "within a boundary": pass(
      may("iam:PutRolePolicy", "*", {
        Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::1:policy/b" } },
      }),
    ),
    "denied again": pass(
      holds(
        policy(
          { Effect: "Allow", Action: "iam:PutRolePolicy", Resource: "*" },
          { Effect: "Deny", Action: "iam:*", Resource: "*" },
        ),
      ),
    ),
    "one role": pass(may("iam:PutRolePolicy", roleArn("shine-production-web"))),
    "any role": fail(may("iam:UpdateAssumeRolePolicy", roleArn("*"))),
  },
  "iam-no-permissions-management": {
    good: pass(may("iam:PutRolePolicy", roleArn("shine-production-web"))),
    bad: fail(may("iam:CreateRole")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
  },
  "iam-no-credential-exposure": {
    good: pass(
      may(["ecr:GetAuthorizationToken", "rds-db:connect"], `arn:aws:rds-db:ap-northeast-1:${own}:dbuser:cluster-1/app`),
    ),
    bad: fail(may("rds-db:connect")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "every user of every database": fail(may("rds-db:connect", users("*"))),
    "every user of one": fail(may("rds-db:connect", users("cluster-1/*"))),
    "one user, whatever the cluster's id": pass(may("rds-db:connect", users("*/production-web"))),
    "by a wildcard": fail(may("sts:Get*")),
    "the registry's token": pass(may("ecr:GetAuthorizationToken")),
  },
  "iam-no-data-exfiltration": {
    good: pass(may("ssm:GetParameters", parameter("/shine/production/*"))),
    bad: fail(may("ssm:GetParameters")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "every parameter": fail(may("ssm:GetParameter", parameter("/*"))),
    "every bucket": fail(may("s3:GetObject", "arn:aws:s3:::*/*")),
    "a bucket": pass(may("s3:GetObject", "arn:aws:s3:::shine-uploads/*")),
  },
};
