import { may, none, unread } from "../iam-support";
import { fail, type Fixtures, notApplicable, pass, unverifiable } from "../support";

/** What a policy may say at all. */
export const fixtures: Record<string, Fixtures> = {
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
};
