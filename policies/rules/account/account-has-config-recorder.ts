import { type Rule, STACK } from "../../rule";
import { BUCKET, bucketNameOf } from "../../views/buckets";
import { heldAccounts } from "../../views/held-accounts";

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
  check: (_stack, check) => {
    for (const { label, ofType } of heldAccounts(check)) {
      check.expect(
        () =>
          ofType("aws:cfg/recorder:Recorder").some(
            (recorder) =>
              recorder.flag("recordingGroup.allSupported") === true &&
              recorder.flag("recordingGroup.includeGlobalResourceTypes") === true &&
              recorder.list("recordingGroup.exclusionByResourceTypes").length === 0,
          ),
        `no recorder of ${label} records everything`,
        { part: "recorder" },
      );
      check.expect(
        () => ofType("aws:cfg/recorderStatus:RecorderStatus").some((status) => status.flag("isEnabled") === true),
        `no recorder of ${label} is started`,
        { part: "status" },
      );
      check.expect(
        () =>
          ofType("aws:cfg/deliveryChannel:DeliveryChannel").some((channel) => {
            const bucket = check.graph.target(channel, "s3BucketName", BUCKET);
            const name = bucket === undefined ? channel.text("s3BucketName") : bucketNameOf(bucket);
            return check.registry.archiveBuckets.includes(name ?? "");
          }),
        `what is recorded of ${label} does not reach the log archive`,
        { part: "channel" },
      );
    }
  },
};
