import { fail, type Fixtures, foundation, make, pass, ref, stack, UNKNOWN, unverifiable } from "../support";

const recorder = (recordingGroup: unknown = { allSupported: true, includeGlobalResourceTypes: true }) =>
  make("aws:cfg/recorder:Recorder", "shine-account-recorder", { recordingGroup });
const status = (isEnabled: unknown) =>
  make("aws:cfg/recorderStatus:RecorderStatus", "shine-account-status", { isEnabled });
const bucket = make("aws:s3/bucket:Bucket", "shine-account-bucket", { bucket: "shine-config" });
const channel = (s3BucketName: unknown) =>
  make("aws:cfg/deliveryChannel:DeliveryChannel", "shine-account-channel", { s3BucketName });
const contact = (alternateContactType: unknown) =>
  make("aws:account/alternativeContact:AlternativeContact", "shine-account-contact", { alternateContactType });

export const fixtures: Record<string, Fixtures> = {
  "account-has-config-recorder": {
    good: pass(stack, recorder(), status(true), channel("example-log-archive-config")),
    bad: fail(stack, recorder({ allSupported: false }), status(true), channel("example-log-archive-config")),
    unset: fail(stack),
    unknown: unverifiable(stack, recorder(UNKNOWN), status(true), channel("example-log-archive-config")),
    stopped: fail(stack, recorder(), status(false), channel("example-log-archive-config")),
    "into the account itself": fail(stack, bucket, recorder(), status(true), channel(ref(bucket))),
    "the account itself by name": fail(stack, bucket, recorder(), status(true), channel("shine-config")),
    "every foundation account": pass(
      ...foundation([], recorder(), status(true), channel("example-log-archive-config")),
    ),
    "a foundation account left out": fail(
      ...foundation(["100000000002"], recorder(), status(true), channel("example-log-archive-config")),
    ),
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
