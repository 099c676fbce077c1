import type { Resource } from "../../../policies/kernel/resource";
import {
  fail,
  type Fixtures,
  foundation,
  make,
  notApplicable,
  pass,
  ref,
  stack,
  UNKNOWN,
  unverifiable,
} from "../support";

const linked = "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";
const regions = ["ap-northeast-1", "us-east-1"];
const inBoth = (make: (region: string) => Resource): Resource[] => regions.map(make);
const group = (region: string) => ({ allSupported: true, includeGlobalResourceTypes: region === "ap-northeast-1" });
const recorder = (region: string, props: object = {}) =>
  make("aws:cfg/recorder:Recorder", `shine-account-recorder-${region}`, {
    region,
    roleArn: linked,
    recordingGroup: group(region),
    ...props,
  });
const status = (region: string, isEnabled: unknown = true) =>
  make("aws:cfg/recorderStatus:RecorderStatus", `shine-account-status-${region}`, { region, isEnabled });
const bucket = make("aws:s3/bucket:Bucket", "shine-account-bucket", { bucket: "shine-config" });
const channel = (region: string, s3BucketName: unknown = "example-log-archive-config") =>
  make("aws:cfg/deliveryChannel:DeliveryChannel", `shine-account-channel-${region}`, { region, s3BucketName });
const recording = (
  recorders = inBoth((region) => recorder(region)),
  statuses = inBoth((region) => status(region)),
  channels = inBoth((region) => channel(region)),
): Resource[] => [...recorders, ...statuses, ...channels];

const archive = make(
  "aws:s3/bucket:Bucket",
  "foundation-account-trail-bucket",
  { bucket: "example-log-archive-config", objectLockEnabled: true },
  { stack: "foundation" },
);
const lock = (days: unknown, on: Resource = archive) =>
  make(
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    "foundation-account-trail-lock",
    { bucket: ref(on), rule: { defaultRetention: { mode: "GOVERNANCE", days } } },
    { stack: "foundation" },
  );
const block = (blockPublicAcls: unknown) =>
  make(
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "foundation-account-trail-block",
    {
      bucket: ref(archive),
      blockPublicAcls,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    { stack: "foundation" },
  );
const logging = make(
  "aws:s3/bucketLogging:BucketLogging",
  "foundation-account-trail-logging",
  { bucket: ref(archive), targetBucket: "access" },
  { stack: "foundation" },
);
const key = make("aws:kms/key:Key", "foundation-account-key", {}, { stack: "foundation" });
const hardened = {
  isOrganizationTrail: true,
  isMultiRegionTrail: true,
  includeGlobalServiceEvents: true,
  enableLogFileValidation: true,
  kmsKeyId: ref(key),
  s3BucketName: ref(archive),
};
const trail = (props: object = {}) =>
  make("aws:cloudtrail/trail:Trail", "foundation-account-trail", { ...hardened, ...props }, { stack: "foundation" });
const foundationStack = make("pulumi:pulumi:Stack", "platform-foundation", {}, { stack: "foundation" });

const contact = (alternateContactType: unknown) =>
  make("aws:account/alternativeContact:AlternativeContact", "shine-account-contact", { alternateContactType });

export const fixtures: Record<string, Fixtures> = {
  "account-has-config-recorder": {
    good: pass(stack, ...recording()),
    bad: fail(stack, ...recording(inBoth((region) => recorder(region, { recordingGroup: { allSupported: false } })))),
    unset: fail(stack),
    unknown: unverifiable(stack, ...recording(inBoth((region) => recorder(region, { recordingGroup: UNKNOWN })))),
    stopped: fail(
      stack,
      ...recording(
        undefined,
        inBoth((region) => status(region, false)),
      ),
    ),
    "by a role of its own": fail(
      stack,
      ...recording(inBoth((region) => recorder(region, { roleArn: "arn:aws:iam::111122223333:role/config" }))),
    ),
    "at home alone": fail(stack, recorder("ap-northeast-1"), status("ap-northeast-1"), channel("ap-northeast-1")),
    "IAM twice": fail(
      stack,
      ...recording(inBoth((region) => recorder(region, { recordingGroup: group("ap-northeast-1") }))),
    ),
    "into the account itself": fail(
      stack,
      bucket,
      ...recording(
        undefined,
        undefined,
        inBoth((region) => channel(region, ref(bucket))),
      ),
    ),
    "the account itself by name": fail(
      stack,
      bucket,
      ...recording(
        undefined,
        undefined,
        inBoth((region) => channel(region, "shine-config")),
      ),
    ),
    "every foundation account": pass(...foundation([], ...recording())),
    "a foundation account left out": fail(...foundation(["100000000002"], ...recording())),
  },
  "account-has-cloudtrail": {
    good: pass(foundationStack, archive, trail()),
    bad: fail(foundationStack, archive, trail({ isOrganizationTrail: false })),
    unset: fail(foundationStack),
    unknown: unverifiable(foundationStack, archive, trail({ s3BucketName: UNKNOWN })),
    "one region": fail(foundationStack, archive, trail({ isMultiRegionTrail: false })),
    "into another bucket": fail(foundationStack, trail({ s3BucketName: "somebody-elses" })),
    "a product's stack": notApplicable(stack),
  },
  "cloudtrail-hardened": {
    good: pass(key, trail()),
    bad: fail(key, trail({ enableLogFileValidation: false })),
    unset: fail(make("aws:cloudtrail/trail:Trail", "foundation-account-trail", {}, { stack: "foundation" })),
    unknown: unverifiable(key, trail({ isMultiRegionTrail: UNKNOWN })),
    "without a key": fail(key, trail({ kmsKeyId: undefined })),
    "switched off": fail(key, trail({ enableLogging: false })),
    "without global services": fail(key, trail({ includeGlobalServiceEvents: false })),
    "writes alone": fail(key, trail({ eventSelectors: [{ readWriteType: "WriteOnly" }] })),
  },
  "cloudtrail-cloudwatch-and-data-events": {
    good: pass(
      trail({ cloudWatchLogsGroupArn: "arn:x", eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object" }] }] }),
    ),
    bad: fail(trail({ cloudWatchLogsGroupArn: "arn:x" })),
    unset: fail(trail()),
    unknown: unverifiable(trail({ cloudWatchLogsGroupArn: UNKNOWN, advancedEventSelectors: [{ fieldSelectors: [] }] })),
  },
  "cloudtrail-bucket-private": {
    good: pass(archive, trail(), block(true), logging, lock(365)),
    bad: fail(archive, trail(), block(false), logging, lock(365)),
    unset: fail(archive, trail()),
    unknown: unverifiable(archive, trail(), block(UNKNOWN), logging, lock(365)),
    "a bucket from elsewhere": fail(trail({ s3BucketName: "somebody-elses" })),
    "locked for a day": fail(archive, trail(), block(true), logging, lock(1)),
    "read unseen": fail(archive, trail(), block(true), lock(365)),
  },
  "account-contacts": {
    good: pass(stack, contact("SECURITY")),
    bad: fail(stack, contact("BILLING")),
    unset: fail(stack),
    unknown: unverifiable(stack, contact(UNKNOWN)),
    "every foundation account": pass(...foundation([], contact("SECURITY"))),
    "a foundation account left out": fail(...foundation(["100000000002"], contact("SECURITY"))),
  },
};
