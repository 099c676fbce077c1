import type { View } from "../../kernel/graph";
import { type Rule, STACK } from "../../rule";
import { BUCKET, bucketNameOf } from "../../views/buckets";
import { heldAccounts } from "../../views/held-accounts";

/** What AWS records in us-east-1 alone are distributions, their web ACLs and certificates; IAM is the same everywhere and recorded once. */
export const rule: Rule = {
  id: "account-has-config-recorder",
  title:
    "Every account records every change with AWS Config, in the home region and in us-east-1, by the service's own role, into the log archive.",
  why: "After an incident nobody could say who changed what, and what was there before.",
  fix: "Make a Recorder of all types in both regions (with global ones at home), its status enabled, and a DeliveryChannel into the log archive's bucket.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_45", "CKV2_AWS_48", "Config.1", "CIS5-3.3"],
  types: [STACK],
  check: (_stack, check) => {
    const { home, global } = check.registry.regions;
    for (const { label, ofType } of heldAccounts(check)) {
      for (const region of [home, global]) {
        const there = (view: View): boolean => (view.text("region") ?? home) === region;
        const where = `of ${label} in ${region}`;
        check.expect(
          () => ofType("aws:cfg/recorder:Recorder").some((one) => there(one) && recordsAll(one, region === home)),
          `no recorder ${where} records everything by the role of the service`,
          { part: "recorder" },
        );
        check.expect(
          () =>
            ofType("aws:cfg/recorderStatus:RecorderStatus").some((one) => there(one) && one.flag("isEnabled") === true),
          `no recorder ${where} is started`,
          { part: "status" },
        );
        check.expect(
          () =>
            ofType("aws:cfg/deliveryChannel:DeliveryChannel").some((channel) => {
              const bucket = check.graph.target(channel, "s3BucketName", BUCKET);
              const name = bucket === undefined ? channel.text("s3BucketName") : bucketNameOf(bucket);
              return there(channel) && check.registry.archiveBuckets.includes(name ?? "");
            }),
          `what is recorded ${where} does not reach the log archive`,
          { part: "channel" },
        );
      }
    }
  },
};

function recordsAll(recorder: View, globalTypes: boolean): boolean {
  return (
    recorder.flag("recordingGroup.allSupported") === true &&
    (recorder.flag("recordingGroup.includeGlobalResourceTypes") ?? false) === globalTypes &&
    recorder.list("recordingGroup.exclusionByResourceTypes").length === 0 &&
    /:role\/aws-service-role\/config\.amazonaws\.com\//.test(recorder.text("roleArn") ?? "")
  );
}
