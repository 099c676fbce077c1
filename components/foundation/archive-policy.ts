import { arn } from "../arn";
import { type OrganizationScope, onBehalfOf } from "../organization-scope";
import type { Statement } from "../policy-document";

const CONFIG = "config.amazonaws.com";
const CLOUDTRAIL = "cloudtrail.amazonaws.com";
const owned = { "s3:x-amz-acl": "bucket-owner-full-control" };

/** Lets AWS Config deliver for every account of the organization, each below its own number, and ask first whose the bucket is. */
export function configWriter(organization: OrganizationScope, bucket: string): Statement[] {
  const service = { principals: { Service: CONFIG } };
  return [
    {
      sid: "ConfigCheck",
      actions: ["s3:GetBucketAcl", "s3:ListBucket"],
      resources: [arn.bucket(bucket)],
      ...service,
      conditions: { StringEquals: onBehalfOf(organization) },
    },
    {
      sid: "ConfigWrite",
      actions: ["s3:PutObject"],
      resources: [`${arn.objects(bucket, "AWSLogs/")}/Config/*`],
      ...service,
      conditions: { StringEquals: { ...onBehalfOf(organization), ...owned } },
    },
  ];
}

/**
 * Lets one trail of the organization deliver: what the management account did below its number, the others below the organization's id
 * (docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html).
 *
 * @param management number of the management account, whose the trail is
 */
export function trailWriter(
  { id }: OrganizationScope,
  management: string,
  trailArn: string,
  bucket: string,
): Statement[] {
  const service = { principals: { Service: CLOUDTRAIL } };
  const source = { "aws:SourceArn": trailArn };
  return [
    {
      sid: "TrailCheck",
      actions: ["s3:GetBucketAcl"],
      resources: [arn.bucket(bucket)],
      ...service,
      conditions: { StringEquals: source },
    },
    {
      sid: "TrailWrite",
      actions: ["s3:PutObject"],
      resources: [arn.objects(bucket, `AWSLogs/${management}/`), arn.objects(bucket, `AWSLogs/${id}/`)],
      ...service,
      conditions: { StringEquals: { ...source, ...owned } },
    },
  ];
}

/** The policy of the archive's key: its account decides who reads, and the two services encrypt, each for whom it delivers. */
export function archiveKeyStatements(account: string, organization: OrganizationScope, trailArn: string): Statement[] {
  return [
    {
      sid: "AccountAdministration",
      principals: { AWS: arn.root(account) },
      actions: ["kms:*"],
      resources: ["*"],
    },
    {
      sid: "Config",
      principals: { Service: CONFIG },
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: ["*"],
      conditions: { StringEquals: onBehalfOf(organization) },
    },
    {
      sid: "Trail",
      principals: { Service: CLOUDTRAIL },
      actions: ["kms:DescribeKey", "kms:GenerateDataKey*"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:SourceArn": trailArn } },
    },
  ];
}
