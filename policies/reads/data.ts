import type { View } from "../kernel/graph";
import { accountIn } from "../views/rights";
import { regionOf } from "../views/named";
import { type ReadTable, reads, regional } from "./read";

const [backupPlan, vault] = [regional("backup", "backup-plan:any"), regional("backup", "backup-vault:any")];
const bucket = (view: View): string => `arn:aws:s3:::${view.text("bucket") ?? ""}`;
const object = (view: View): string => `${bucket(view)}/${view.text("key") ?? ""}`;
const parameter = (view: View): string =>
  `arn:aws:ssm:${regionOf(view) ?? ""}:${accountIn(view)}:parameter${view.text("name") ?? ""}`;
const onBucket = (...names: readonly string[]) => names.map((name) => [`s3:${name}`, bucket] as const);

/** Databases, buckets and parameters. */
export const data: ReadTable = {
  "aws:backup/plan:Plan": reads("backup/plan.go", ["backup:GetBackupPlan", backupPlan], "backup:ListTags"),
  "aws:backup/selection:Selection": reads("backup/selection.go", ["backup:GetBackupSelection", backupPlan]),
  "aws:backup/vault:Vault": reads("backup/vault.go", ["backup:DescribeBackupVault", vault], "backup:ListTags"),
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": reads("backup/vault_lock_configuration.go", [
    "backup:DescribeBackupVault",
    vault,
  ]),
  "aws:rds/cluster:Cluster": reads("rds/cluster.go", "rds:DescribeDBClusters", "rds:DescribeGlobalClusters"),
  "aws:rds/clusterInstance:ClusterInstance": reads(
    "rds/cluster_instance.go",
    "rds:DescribeDBInstances",
    "rds:DescribeDBClusters",
  ),
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": reads(
    "rds/cluster_parameter_group.go",
    "rds:DescribeDBClusterParameterGroups",
    "rds:DescribeDBClusterParameters",
    "rds:ListTagsForResource",
  ),
  "aws:rds/parameterGroup:ParameterGroup": reads(
    "rds/parameter_group.go",
    "rds:DescribeDBParameterGroups",
    "rds:DescribeDBParameters",
    "rds:ListTagsForResource",
  ),
  "aws:rds/subnetGroup:SubnetGroup": reads(
    "rds/subnet_group.go",
    "rds:DescribeDBSubnetGroups",
    "rds:ListTagsForResource",
  ),
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": reads(
    "s3control/account_public_access_block.go",
    "s3:GetAccountPublicAccessBlock",
  ),
  // Whether it is there, it asks by HEAD, for which S3 wants the right to list; then all that a bucket can be set to.
  "aws:s3/bucket:Bucket": reads(
    "s3/bucket.go",
    ...onBucket(
      "ListBucket",
      "GetAccelerateConfiguration",
      "GetBucketAcl",
      "GetBucketCORS",
      "GetBucketLocation",
      "GetBucketLogging",
      "GetBucketObjectLockConfiguration",
      "GetBucketPolicy",
      "GetBucketRequestPayment",
      "GetBucketTagging",
      "GetBucketVersioning",
      "GetBucketWebsite",
      "GetEncryptionConfiguration",
      "GetLifecycleConfiguration",
      "GetReplicationConfiguration",
    ),
  ),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": reads(
    "s3/bucket_lifecycle_configuration.go",
    ...onBucket("GetLifecycleConfiguration"),
  ),
  "aws:s3/bucketLogging:BucketLogging": reads("s3/bucket_logging.go", ...onBucket("GetBucketLogging")),
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": reads(
    "s3/bucket_object_lock_configuration.go",
    ...onBucket("GetBucketObjectLockConfiguration"),
  ),
  // HEAD, which S3 lets pass as a GET; the tags are read apart.
  "aws:s3/bucketObjectv2:BucketObjectv2": reads(
    "s3/object.go",
    ["s3:GetObject", object],
    ["s3:GetObjectTagging", object],
  ),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": reads(
    "s3/bucket_ownership_controls.go",
    ...onBucket("GetBucketOwnershipControls"),
  ),
  "aws:s3/bucketPolicy:BucketPolicy": reads("s3/bucket_policy.go", ...onBucket("GetBucketPolicy")),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": reads(
    "s3/bucket_public_access_block.go",
    ...onBucket("GetBucketPublicAccessBlock"),
  ),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": reads(
    "s3/bucket_server_side_encryption_configuration.go",
    ...onBucket("GetEncryptionConfiguration"),
  ),
  "aws:s3/bucketVersioning:BucketVersioning": reads("s3/bucket_versioning.go", ...onBucket("GetBucketVersioning")),
  "aws:ssm/parameter:Parameter": reads(
    "ssm/parameter.go",
    ["ssm:GetParameter", parameter],
    "ssm:DescribeParameters",
    "ssm:ListTagsForResource",
  ),
};
