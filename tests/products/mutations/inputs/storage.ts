import { type Decisions, GONE } from "./decision";

const accessBlock = {
  blockPublicAcls: [false, GONE],
  blockPublicPolicy: [false, GONE],
  ignorePublicAcls: [false, GONE],
  restrictPublicBuckets: [false, GONE],
};

export const storage: Decisions = {
  "aws:backup/plan:Plan": {
    removal: "no: its selection cannot be made; that this is gone is a mutant of it",
    weak: {
      "rules[].schedule": ["cron(0 20 ? * 1 *)"],
      "rules[].lifecycle.deleteAfter": [1],
      "production:rules[].targetVaultName": ["a-vault-without-a-lock"],
    },
    apart: {
      name: ["rules[].ruleName"],
      text: ["rules[].recoveryPointTags.*"],
      timing: ["rules[].startWindow", "rules[].completionWindow"],
      function: [
        "rules[].enableContinuousBackup",
        "rules[].lifecycle.optInToArchiveForSupportedResources",
        "rules[].copyActions.lifecycle.optInToArchiveForSupportedResources",
      ],
    },
  },
  "aws:backup/selection:Selection": {
    removal: "weakens",
    weak: { "resources[]": ["arn:aws:rds:ap-northeast-1:111122223333:cluster:another"] },
    apart: { link: ["planId", "iamRoleArn"] },
  },
  "aws:backup/vault:Vault": {
    removal: "no: the plan has nowhere to copy to",
    weak: { "production:forceDestroy+": [true] },
    apart: {},
  },
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": {
    removal: "weakens",
    weak: { minRetentionDays: [1, GONE] },
    apart: { link: ["backupVaultName"] },
  },
  "aws:kms/alias:Alias": { removal: "no: grants by alias then admit nobody", apart: { link: ["targetKeyId"] } },
  "aws:kms/key:Key": {
    removal: "no: what uses it cannot be made; the mutator of keys takes it from each",
    weak: {
      enableKeyRotation: [false, GONE],
      "isEnabled+": [false],
      deletionWindowInDays: [7],
      "bypassPolicyLockoutSafetyCheck+": [true],
    },
    apart: { function: ["multiRegion"], constant: ["customerMasterKeySpec", "keyUsage"] },
  },
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
    removal: "weakens",
    weak: accessBlock,
    apart: { link: ["accountId"] },
  },
  "aws:s3/bucket:Bucket": {
    removal: "no: what writes to it fails",
    weak: { "production:forceDestroy+": [true], "acl+": ["public-read"] },
    apart: { name: ["bucket"], open: ["objectLockEnabled"] },
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    removal: "weakens",
    weak: {
      "rules[].status": ["Disabled"],
      "rules[].expiration.days": [1],
      "rules[].noncurrentVersionExpiration.noncurrentDays": [1],
    },
    apart: {
      link: ["bucket"],
      name: ["rules[].id"],
      capacity: [
        "rules[].abortIncompleteMultipartUpload.daysAfterInitiation",
        "rules[].expiration.expiredObjectDeleteMarker",
        // Where it is kept; it is read all the same.
        "rules[].transitions[].days",
        "rules[].transitions[].storageClass",
      ],
    },
  },
  "aws:s3/bucketLogging:BucketLogging": {
    removal: "weakens",
    weak: { targetBucket: ["somebody-elses-bucket", GONE] },
    apart: { link: ["bucket"], name: ["targetPrefix"], function: ["targetObjectKeyFormat.*"] },
  },
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    removal: "no: the page is missed",
    apart: {
      link: ["bucket"],
      name: ["key"],
      function: ["cacheControl", "contentType", "forceDestroy"],
      capacity: ["bucketKeyEnabled"],
      equal: ["serverSideEncryption"],
    },
  },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": {
    removal: "weakens",
    weak: { "rule.defaultRetention.days": [1] },
    // Who may lift a lock in governance mode is a right that the archive's account gives to nobody.
    apart: { link: ["bucket"], open: ["rule.defaultRetention.mode"] },
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {
    removal: "weakens",
    weak: { "rule.objectOwnership": ["ObjectWriter", "BucketOwnerPreferred"] },
    apart: { link: ["bucket"] },
  },
  "aws:s3/bucketPolicy:BucketPolicy": { removal: "weakens", apart: { link: ["bucket"] } },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    removal: "weakens",
    weak: accessBlock,
    apart: { link: ["bucket"], function: ["skipDestroy"] },
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    removal: "weakens",
    weak: {
      "rules[].applyServerSideEncryptionByDefault.sseAlgorithm": ["AES256"],
      "rules[].blockedEncryptionTypes": [GONE, ["NONE"]],
    },
    apart: { link: ["bucket"], capacity: ["rules[].bucketKeyEnabled"] },
  },
  "aws:s3/bucketVersioning:BucketVersioning": {
    removal: "weakens",
    weak: { "versioningConfiguration.status": ["Suspended", "Disabled"] },
    apart: { link: ["bucket"] },
  },
  "aws:ebs/defaultKmsKey:DefaultKmsKey": { removal: "weakens", apart: { link: ["keyArn"] } },
  "aws:ebs/encryptionByDefault:EncryptionByDefault": { removal: "weakens", weak: { enabled: [false] } },
  "aws:rds/cluster:Cluster": {
    removal: "no: its clients fail; `protect` stands before it",
    weak: {
      backupRetentionPeriod: [1, GONE],
      "production:deletionProtection": [false, GONE],
      "production:deleteAutomatedBackups": [true, GONE],
      skipFinalSnapshot: [true],
      "production:finalSnapshotIdentifier": [GONE],
      storageEncrypted: [false, GONE],
      enabledCloudwatchLogsExports: [GONE, ["audit"], ["error", "slowquery"]],
      manageMasterUserPassword: [false, GONE],
      "masterPassword+": ["correct-horse-battery"],
      dbClusterParameterGroupName: ["default.aurora-mysql8.0", GONE],
      dbSubnetGroupName: ["default", GONE],
      vpcSecurityGroupIds: [GONE],
      "enableHttpEndpoint+": [true],
    },
    apart: {
      name: ["clusterIdentifier", "databaseName", "masterUsername"],
      text: ["copyTagsToSnapshot"],
      constant: ["engine", "engineMode", "engineVersion"],
      function: [
        "port",
        // One way in fewer; the managed password stays.
        "iamDatabaseAuthenticationEnabled",
        "performanceInsightsEnabled",
        "performanceInsightsRetentionPeriod",
        "databaseInsightsMode",
        "enableGlobalWriteForwarding",
        "enableLocalWriteForwarding",
      ],
      timing: ["preferredBackupWindow", "preferredMaintenanceWindow", "applyImmediately", "allowMajorVersionUpgrade"],
      equal: ["autoMinorVersionUpgrade"],
    },
  },
  "aws:rds/clusterInstance:ClusterInstance": {
    removal: "no: availability; `protect` stands before it",
    weak: { publiclyAccessible: [true], autoMinorVersionUpgrade: [false] },
    apart: {
      name: ["identifier"],
      text: ["copyTagsToSnapshot"],
      link: ["clusterIdentifier", "dbParameterGroupName", "dbSubnetGroupName", "monitoringRoleArn"],
      constant: ["engine"],
      capacity: ["instanceClass", "promotionTier", "availabilityZone"],
      function: ["monitoringInterval", "performanceInsightsEnabled", "performanceInsightsRetentionPeriod"],
      timing: ["preferredMaintenanceWindow", "applyImmediately", "forceDestroy"],
    },
  },
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": {
    removal: "no: the cluster cannot be made; that it names another is a mutant of the cluster",
    weak: {
      "parameters[name=require_secure_transport]": [GONE],
      "parameters[name=require_secure_transport].value": ["OFF"],
      "parameters[name=tls_version]": [GONE],
      "parameters[name=tls_version].value": ["TLSv1,TLSv1.2,TLSv1.3"],
      "parameters[name=slow_query_log]": [GONE],
      "parameters[name=slow_query_log].value": ["0"],
      "parameters[name=long_query_time].value": ["600"],
      "parameters[name=log_output].value": ["TABLE"],
      "parameters[name=server_audit_logging]": [GONE],
      "parameters[name=server_audit_logging].value": ["0"],
      "parameters[name=server_audit_events]": [GONE],
      "parameters[name=server_audit_events].value": ["CONNECT"],
    },
    apart: {
      name: ["family", "parameters[].name"],
      timing: ["parameters[].applyMethod"],
      equal: ["parameters[].value"],
    },
  },
  "aws:rds/parameterGroup:ParameterGroup": {
    removal: "no: the instance cannot be made",
    apart: { name: ["family"], function: ["skipDestroy"] },
  },
  "aws:rds/subnetGroup:SubnetGroup": {
    removal: "no: the cluster cannot be made",
    apart: { link: ["subnetIds[]"] },
  },
  "aws:ssm/parameter:Parameter": {
    removal: "no: who reads it fails",
    weak: {
      name: ["/somebody/production/infrastructures/database/primary/writer"],
      insecureValue: ["AKIAIOSFODNN7EXAMPLE"],
    },
    apart: { capacity: ["tier"], equal: ["type"], function: ["overwrite"] },
  },
};
