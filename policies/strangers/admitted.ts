import { matches } from "../kernel/documents";
import { bucketsOfAws } from "../views/buckets-of-aws";
import type { Place } from "./place";
import type { Stranger } from "./stranger";

/** Somebody outside of an account whom the platform means to admit there; an entry that no stack needs is to be taken out. */
export interface Admission {
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

/** Whether a pattern of a statement stands for objects of a bucket that AWS keeps for everyone, in one of our regions, and of no other. */
export function isProvidedByAws(resource: string, { registry }: Place): boolean {
  const bucket = /^arn:aws:s3:::([a-z0-9.-]+)\//.exec(resource)?.[1];
  if (bucket === undefined) return false;
  const regions = Object.values(registry.regions);
  return bucketsOfAws.some((name) => regions.some((region) => matches(name.replace("*", region), bucket)));
}
