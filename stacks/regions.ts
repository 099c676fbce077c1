/** Where each account has what AWS keeps in one place: CloudFront's certificates and firewalls, the trail of IAM. */
export const GLOBAL_REGION = "us-east-1";

/** The regions that every account has without asking ("Regions that are enabled by default", AWS Account Management), but for the global one. */
export const HOME_REGIONS = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
] as const;
