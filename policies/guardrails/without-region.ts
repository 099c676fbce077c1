/**
 * Calls that say no region, or that of one place only, and that a denial by region would take from every account: of services that are the same everywhere
 * (Organizations guide, "Example SCPs": deny access to AWS based on the requested AWS Region; Control Tower guide, "Region deny control", whose policy
 * leaves out the same), and of S3 those about the account (S3 API reference). A service that is not among them has regions: left out of a guardrail, it
 * may be used in any of them.
 */
export const withoutRegion: readonly string[] = [
  "account:*",
  "artifact:*",
  "aws-marketplace:*",
  "billing:*",
  "budgets:*",
  "ce:*",
  "cloudfront:*",
  "consolidatedbilling:*",
  "cur:*",
  "freetier:*",
  "globalaccelerator:*",
  "health:*",
  "iam:*",
  "invoicing:*",
  "networkmanager:*",
  "organizations:*",
  "payments:*",
  "pricing:*",
  "route53:*",
  "route53domains:*",
  "s3:GetAccountPublicAccessBlock",
  "s3:ListAllMyBuckets",
  "s3:PutAccountPublicAccessBlock",
  "shield:*",
  "sso:*",
  "sts:*",
  "support:*",
  "supportplans:*",
  "tax:*",
  "trustedadvisor:*",
  "wellarchitected:*",
];
