import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { bucketName } from "../naming";
import { policyDocument } from "../policy-document";
import { isDisposable } from "../scope";
import { tagsFor } from "../tags";
import { type BucketArgs, checkBucket } from "./bucket-args";
import { housekeeping, tlsOnly } from "./bucket-rules";

/**
 * A private bucket: encrypted, versioned, TLS only, owned by this account whoever writes to it, kept clean. Every bucket is made
 * here, so that none lacks a part.
 */
export class Bucket extends pulumi.ComponentResource {
  /** The chosen name, for documents. */
  readonly bucketName: string;
  /** The ARN over the chosen name, for documents. */
  readonly bucketArn: string;
  /** The name, once the bucket is there. */
  readonly bucketId: pulumi.Output<string>;
  /** The name, once the policy admits its writers; known in a preview already. What writes into the bucket takes this one. */
  readonly ready: pulumi.Output<string>;
  /** The ARN, once the policy admits its writers; known in a preview already. */
  readonly readyArn: pulumi.Output<string>;
  /** For `dependsOn` of what writes into the bucket, where it is given neither `ready` nor `readyArn`. */
  readonly policyReady: aws.s3.BucketPolicy;
  /** `<bucket>.s3.<region>.amazonaws.com` */
  readonly regionalDomainName: pulumi.Output<string>;

  constructor(name: string, args: BucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:data:Bucket", name, {}, opts);
    const child = { parent: this };
    checkBucket(name, args);
    const { scope, encryption, lockDays } = args;
    const kept = !isDisposable(scope);
    this.bucketName = bucketName(scope, args.purpose);
    this.bucketArn = arn.bucket(this.bucketName);

    const made = new aws.s3.Bucket(
      `${name}-bucket`,
      {
        bucket: this.bucketName,
        // AWS refuses to delete what is not empty, and old versions count: where an environment may go, its buckets go with what they hold.
        forceDestroy: isDisposable(scope),
        ...(lockDays === undefined ? {} : { objectLockEnabled: true }),
        tags: tagsFor(scope, args.service ?? "data", { "data-class": args.dataClass }),
      },
      { ...child, protect: kept },
    );
    // The output of an input: known in a preview, and yet it says which bucket is meant.
    const bucket = made.bucket;
    new aws.s3.BucketOwnershipControls(
      `${name}-ownership`,
      { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
      child,
    );
    const publicAccess = new aws.s3.BucketPublicAccessBlock(
      `${name}-public-access`,
      { bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      child,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      {
        bucket,
        rules: [
          encryption === "s3-managed"
            ? {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
                blockedEncryptionTypes: ["SSE-C"],
              }
            : {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: encryption.keyArn },
                bucketKeyEnabled: true,
                blockedEncryptionTypes: ["SSE-C"],
              },
        ],
      },
      child,
    );
    const versioning = new aws.s3.BucketVersioning(
      `${name}-versioning`,
      { bucket, versioningConfiguration: { status: "Enabled" } },
      child,
    );
    new aws.s3.BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      { bucket, rules: [housekeeping(args.expireDays, args.noncurrentDays ?? 30, args.coldAfterDays)] },
      { ...child, dependsOn: versioning },
    );
    if (lockDays !== undefined) {
      new aws.s3.BucketObjectLockConfiguration(
        `${name}-lock`,
        { bucket, rule: { defaultRetention: { mode: "GOVERNANCE", days: lockDays } } },
        { ...child, dependsOn: versioning },
      );
    }
    if (args.accessLogsBucket !== undefined) {
      new aws.s3.BucketLogging(
        `${name}-access-log`,
        {
          bucket,
          targetBucket: args.accessLogsBucket,
          targetPrefix: "s3/",
          targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
        },
        child,
      );
    }
    // S3 refuses a policy while it still works on the public access block.
    this.policyReady = new aws.s3.BucketPolicy(
      `${name}-policy`,
      { bucket, policy: policyDocument([...tlsOnly(this.bucketName), ...(args.statements ?? [])]) },
      { ...child, dependsOn: publicAccess },
    );

    this.bucketId = bucket;
    this.ready = this.policyReady.bucket;
    this.readyArn = this.ready.apply(arn.bucket);
    this.regionalDomainName = bucket.apply((chosen) => `${chosen}.s3.${scope.region}.amazonaws.com`);
    this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn });
  }
}
