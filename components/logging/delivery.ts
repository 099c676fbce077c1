import { arn } from "../arn";
import { pascal } from "../naming";
import type { Statement } from "../policy-document";
import type { Scope } from "../scope";

/** The region where CloudFront and what stands before it are known. */
const GLOBAL_REGION = "us-east-1";
const DELIVERY = "delivery.logs.amazonaws.com";

type Where = Pick<Scope, "account" | "region">;

/**
 * Admits one application load balancer's access logs below `<prefix>/`. The bucket has SSE-S3, which is all that they are written with.
 * The service principal serves every region now; AWS advises against the account ids of regions that it replaces.
 */
export function loadBalancerWriter(at: Where, bucket: string, prefix: string, loadBalancer: string): Statement[] {
  return [
    {
      sid: `LoadBalancer${pascal(loadBalancer)}`,
      actions: ["s3:PutObject"],
      resources: [arn.objects(bucket, `${prefix}/AWSLogs/${at.account}/`)],
      principals: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      conditions: {
        StringEquals: { "aws:SourceAccount": at.account },
        ArnLike: { "aws:SourceArn": arn.of(at, "elasticloadbalancing", `loadbalancer/app/${loadBalancer}/*`) },
      },
    },
  ];
}

/** Admits the flow logs of the account's VPCs below `<prefix>/`. */
export function flowLogWriter(at: Where, bucket: string, prefix: string): Statement[] {
  return delivery(
    "FlowLog",
    at,
    bucket,
    arn.objects(bucket, `${prefix}/AWSLogs/${at.account}/`),
    arn.of(at, "logs", "*"),
  );
}

/**
 * Admits CloudFront's standard logs (version 2) below `<prefix>/`, from any delivery source of the account in us-east-1. This kind of
 * delivery asks for no reading of the bucket's ACL.
 */
export function cloudFrontWriter(account: string, bucket: string, prefix: string): Statement[] {
  const at = { account, region: GLOBAL_REGION };
  const source = arn.of(at, "logs", "delivery-source:*");
  return delivery("CloudFront", at, bucket, arn.objects(bucket, `${prefix}/`), source).slice(0, 1);
}

/**
 * Admits the log of a web ACL. WAF writes into buckets whose name begins with `aws-waf-logs-`, below `AWSLogs/`.
 *
 * @param region where the web ACL stands: us-east-1 before CloudFront
 */
export function webAclWriter(account: string, region: string, bucket: string): Statement[] {
  const at = { account, region };
  return delivery("WebAcl", at, bucket, arn.objects(bucket, `AWSLogs/${account}/`), arn.of(at, "logs", "*"));
}

/** Admits S3's own access logs of the buckets named, below `<prefix>`. The bucket has SSE-S3 and no default retention. */
export function serverAccessWriter(
  account: string,
  bucket: string,
  prefix: string,
  sources: readonly string[],
): Statement[] {
  return [
    {
      sid: "ServerAccess",
      actions: ["s3:PutObject"],
      resources: [arn.objects(bucket, prefix)],
      principals: { Service: "logging.s3.amazonaws.com" },
      conditions: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": sources.map((source) => arn.bucket(source)) },
      },
    },
  ];
}

/**
 * What the log delivery service needs of a bucket. Where a statement is missing, it adds one to the bucket's policy itself, and the next
 * `up` would take it away again: the two are as its documentation writes them.
 */
function delivery(sid: string, at: Where, bucket: string, objects: string, source: string): Statement[] {
  const account = { "aws:SourceAccount": at.account };
  const from = { ArnLike: { "aws:SourceArn": source } };
  return [
    {
      sid: `${sid}Write`,
      actions: ["s3:PutObject"],
      resources: [objects],
      principals: { Service: DELIVERY },
      conditions: { StringEquals: { ...account, "s3:x-amz-acl": "bucket-owner-full-control" }, ...from },
    },
    {
      sid: `${sid}Acl`,
      actions: ["s3:GetBucketAcl"],
      resources: [arn.bucket(bucket)],
      principals: { Service: DELIVERY },
      conditions: { StringEquals: account, ...from },
    },
  ];
}
