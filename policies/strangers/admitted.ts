import { matches } from "../kernel/documents";
import type { Place } from "./place";
import type { Stranger } from "./stranger";

/** Somebody outside of an account whom the platform means to admit there; an entry that no stack needs is to be taken out. */
interface Admission {
  readonly why: string;
  readonly type: string;
  /** A service that acts for the account; else the account itself. */
  readonly service?: string;
  /** `products`: every account of the organization; else the one foundation account of that name. */
  readonly of: "products" | "management";
  readonly calls: readonly string[];
}

const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const KEY = "aws:kms/key:Key";

/** All of them stand in the foundation's stack: a product's account admits nobody from outside. */
export const admissions: readonly Admission[] = [
  {
    why: "all products run the platform's images",
    type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
    of: "products",
    calls: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
  },
  {
    why: "every account's recorder delivers to the archive",
    type: BUCKET_POLICY,
    service: "config.amazonaws.com",
    of: "products",
    calls: ["s3:GetBucketAcl", "s3:ListBucket", "s3:PutObject"],
  },
  {
    why: "what it delivers is sealed",
    type: KEY,
    service: "config.amazonaws.com",
    of: "products",
    calls: ["kms:Decrypt", "kms:GenerateDataKey"],
  },
  {
    why: "the organization's trail, which is management's, delivers to the archive",
    type: BUCKET_POLICY,
    service: "cloudtrail.amazonaws.com",
    of: "management",
    calls: ["s3:GetBucketAcl", "s3:PutObject"],
  },
  {
    why: "what it delivers is sealed",
    type: KEY,
    service: "cloudtrail.amazonaws.com",
    of: "management",
    calls: ["kms:DescribeKey", "kms:GenerateDataKey"],
  },
];

/** Whether the platform means to let a stranger do it. */
export function isAdmitted(stranger: Stranger, action: string, { stack, type, registry }: Place): boolean {
  if (stack !== registry.foundation.stack || stranger.organization?.id !== registry.organization.id) return false;
  const { caller } = stranger;
  return admissions.some(
    (one) =>
      one.type === type &&
      one.calls.includes(action) &&
      (caller.kind === "service" ? caller.name === one.service : one.service === undefined) &&
      (one.of === "products" || stranger.account === registry.organization.accounts[one.of]),
  );
}

/**
 * Buckets that AWS keeps for everyone to read, which endpoints must lead to: image layers (ECR guide, "VPC endpoints"), packages of Amazon Linux,
 * the files of the SSM agent (Systems Manager guide, "SSM Agent communications with AWS managed S3 buckets"). `*` stands for a region.
 */
const providedByAws: readonly string[] = [
  "prod-*-starport-layer-bucket",
  "al2023-repos-*-de612dc2",
  "amazon-ssm-*",
  "amazon-ssm-packages-*",
  "aws-ssm-*",
  "aws-ssm-distributor-file-*",
  "aws-ssm-document-attachments-*",
  "patch-baseline-snapshot-*",
  "*-birdwatcher-prod",
  "amazoncloudwatch-agent-*",
];

/** Whether a pattern of a statement stands for objects of such a bucket in one of our regions, and of no other. */
export function isProvidedByAws(resource: string, { registry }: Place): boolean {
  const bucket = /^arn:aws:s3:::([a-z0-9.-]+)\//.exec(resource)?.[1];
  if (bucket === undefined) return false;
  const regions = Object.values(registry.regions);
  return providedByAws.some((name) => regions.some((region) => matches(name.replace("*", region), bucket)));
}
