import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";

export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
export const VPC_ORIGIN = "aws:cloudfront/vpcOrigin:VpcOrigin";
export const WEB_ACL = "aws:wafv2/webAcl:WebAcl";

/** The default behaviour and the ordered ones. */
export function behaviors(distribution: View): Reader[] {
  return [distribution.at("defaultCacheBehavior"), ...distribution.list("orderedCacheBehaviors")];
}

/** Whether an origin is a bucket: it has neither of the settings of the others, and its host is one of S3. */
export function isBucketOrigin(origin: Reader): boolean {
  if (origin.has("s3OriginConfig")) return true;
  if (origin.has("vpcOriginConfig") || origin.has("customOriginConfig")) return false;
  return /\.s3[.-][a-z0-9.-]*amazonaws\.com$/.test(origin.text("domainName") ?? "");
}

/** The rules of a web ACL, its own and the separate ones. Ends the assertion when what belongs to it cannot be known. */
export function wafRules(acl: View): Reader[] {
  return [...acl.list("rules"), ...acl.graph.satellites(acl, "aws:wafv2/webAclRule:WebAclRule", "webAclArn")];
}

/** CloudFront takes a pattern with or without the slash that paths begin with. */
export function slashed(pattern: string): string {
  return pattern.replace(/^\/?/, "/");
}
