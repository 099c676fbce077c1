import { BUCKET } from "../../views/buckets";
import { type Rule, STACK } from "../../rule";

export const rule: Rule = {
  id: "account-has-config-recorder",
  title: "The account of every product records every change with AWS Config, into the log archive.",
  why: "After an incident nobody could say who changed what, and what was there before.",
  fix: "Make a Recorder of all types with global ones, its status enabled, and a DeliveryChannel into the log archive's bucket.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_45", "CKV2_AWS_48", "Config.1", "CIS5-3.3"],
  types: [STACK],
  check: (stack, check) => {
    if (check.product === undefined) return;
    const { graph } = stack;
    check.expect(
      () =>
        graph
          .ofType("aws:cfg/recorder:Recorder")
          .some(
            (recorder) =>
              recorder.flag("recordingGroup.allSupported") === true &&
              recorder.flag("recordingGroup.includeGlobalResourceTypes") === true &&
              recorder.list("recordingGroup.exclusionByResourceTypes").length === 0,
          ),
      "no recorder records everything",
      { part: "recorder" },
    );
    check.expect(
      () => graph.ofType("aws:cfg/recorderStatus:RecorderStatus").some((status) => status.flag("isEnabled") === true),
      "no recorder is started",
      { part: "status" },
    );
    check.expect(
      () =>
        graph
          .ofType("aws:cfg/deliveryChannel:DeliveryChannel")
          .some(
            (channel) => graph.target(channel, "s3BucketName", BUCKET) === undefined && channel.isSet("s3BucketName"),
          ),
      "what is recorded does not leave the account",
      { part: "channel" },
    );
  },
};
