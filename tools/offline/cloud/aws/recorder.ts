import { oneOf } from "../checks";
import type { Check, Models, Subject } from "../model";
import { ROLE } from "./types";

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

/** AWS Config's recorder, in the order that AWS asks for: recorder, delivery channel, then it is switched on. */
export const recorder: Models = {
  [RECORDER]: {
    id: configName,
    computed: (subject) => ({ name: configName(subject) }),
    replaces: ["name", "region"],
    references: [{ path: "roleArn", types: [ROLE], code: "InvalidRoleException" }],
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
