import { arn } from "../arn";
import type { Statement } from "../policy-document";
import { MAINTENANCE_PREFIX } from "./maintenance-html";

/**
 * Admits the account's distributions to the maintenance page in a bucket. A distribution's id is not known before it exists, and CloudFront
 * states no `aws:SourceAccount`: the account stands in the pattern of the ARN.
 */
export function originAccessStatement(bucket: string, account: string): Statement {
  return {
    sid: "MaintenancePage",
    principals: { Service: "cloudfront.amazonaws.com" },
    actions: ["s3:GetObject"],
    resources: [arn.objects(bucket, MAINTENANCE_PREFIX)],
    conditions: { ArnLike: { "aws:SourceArn": arn.distributions(account) } },
  };
}
