import { oneOf } from "../checks";
import type { Check, Models, Subject } from "../model";
import { BUCKET, ROLE, SERVICE_LINKED_ROLE } from "./types";

const RECORDER = "aws:cfg/recorder:Recorder";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
const configName = (subject: Subject): string => subject.text("name") ?? "default";

const afterRecorder: Check = (subject, world) => {
  const recorder = world
    .all(RECORDER)
    .find((one) => one.place.account === subject.place.account && one.place.region === subject.place.region);
  if (recorder !== undefined && world.precedes(recorder, subject)) return undefined;
  return {
    path: "name",
    code: "NoAvailableConfigurationRecorderException",
    allowed: "a recorder that exists in the region",
    fix: "add dependsOn the recorder",
  };
};

const afterChannel: Check = (subject, world) => {
  const channel = world
    .all(CHANNEL)
    .find((one) => one.place.account === subject.place.account && one.place.region === subject.place.region);
  if (subject.get("isEnabled") !== true || (channel !== undefined && world.precedes(channel, subject)))
    return undefined;
  return {
    path: "isEnabled",
    code: "NoAvailableDeliveryChannelException",
    allowed: "a delivery channel that exists",
    fix: "add dependsOn the delivery channel",
  };
};

/**
 * Source: AWS CloudFormation, AWS::Config::DeliveryChannel: "AWS Config does not support the delivery channel to an Amazon S3 bucket where object
 * lock is enabled."
 */
const unlocked: Check = (subject, world) => {
  const [bucket] = world.referred(subject, "s3BucketName", BUCKET);
  if (bucket?.inputs["objectLockEnabled"] !== true) return undefined;
  return {
    path: "s3BucketName",
    code: "InsufficientDeliveryPolicyException",
    allowed: "a bucket without Object Lock",
    fix: "deliver to another bucket",
  };
};

/** AWS Config's recorder, in the order that AWS asks for: recorder, delivery channel, then it is switched on. */
export const recorder: Models = {
  [RECORDER]: {
    id: configName,
    computed: (subject) => ({ name: configName(subject) }),
    replaces: ["name", "region"],
    references: [{ path: "roleArn", types: [ROLE, SERVICE_LINKED_ROLE], code: "InvalidRoleException" }],
    unique: { key: () => "recorder", path: "name", code: "MaxNumberOfConfigurationRecordersExceededException" },
    checks: [oneOf("recordingMode.recordingFrequency", ["CONTINUOUS", "DAILY"])],
  },
  [CHANNEL]: {
    id: configName,
    computed: (subject) => ({ name: configName(subject) }),
    replaces: ["name", "region"],
    unique: { key: () => "channel", path: "name", code: "MaxNumberOfDeliveryChannelsExceededException" },
    checks: [
      afterRecorder,
      unlocked,
      oneOf("snapshotDeliveryProperties.deliveryFrequency", [
        "One_Hour",
        "Three_Hours",
        "Six_Hours",
        "Twelve_Hours",
        "TwentyFour_Hours",
      ]),
    ],
  },
  "aws:cfg/recorderStatus:RecorderStatus": {
    id: configName,
    computed: (subject) => ({ name: configName(subject) }),
    replaces: ["name", "region"],
    references: [{ path: "name", types: [RECORDER], code: "NoSuchConfigurationRecorderException", holds: true }],
    checks: [afterChannel],
  },
};
