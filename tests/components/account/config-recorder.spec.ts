import assert from "node:assert/strict";
import { ConfigRecorder } from "../../../components/account/config-recorder";
import { ServiceLinkedRoles } from "../../../components/account/service-linked-roles";
import { children, inputsOf, production, record } from "../../support/record";

const scope = { ...production, environment: "account" };
const archiveBucket = "foundation-config-444455556666";
const made = (region = scope.region) =>
  record(() => {
    const linkedRole = new ServiceLinkedRoles("shine-account-linked-roles", { scope, services: ["config"] });
    const globalTypes = region === scope.region;
    return new ConfigRecorder("shine-account-config", {
      scope: { ...scope, region },
      linkedRole,
      archiveBucket,
      globalTypes,
    });
  }, true);

describe("ConfigRecorder", () => {
  it("is a recorder, a channel and the switch, and needs no rights of its own", async () => {
    const own = (await made()).filter(({ name }) => name.startsWith("shine-account-config"));
    assert.deepEqual(children(own), [
      "aws:cfg/deliveryChannel:DeliveryChannel shine-account-config-channel",
      "aws:cfg/recorder:Recorder shine-account-config-recorder",
      "aws:cfg/recorderStatus:RecorderStatus shine-account-config-status",
      "platform:account:ConfigRecorder shine-account-config",
    ]);
  });

  it("records everything by the service's own role, and is on", async () => {
    const resources = await made();
    assert.deepEqual(inputsOf(resources, "Recorder", "shine-account-config-recorder"), {
      name: "shine-account-config",
      roleArn: "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      recordingMode: { recordingFrequency: "CONTINUOUS" },
      region: "ap-northeast-1",
    });
    assert.equal(inputsOf(resources, "RecorderStatus")["isEnabled"], true);
  });

  it("records IAM at home alone", async () => {
    const resources = await made("us-east-1");
    const recorder = inputsOf(resources, "Recorder", "shine-account-config-recorder");
    assert.deepEqual(recorder["recordingGroup"], { allSupported: true, includeGlobalResourceTypes: false });
    for (const type of ["Recorder", "DeliveryChannel", "RecorderStatus"])
      assert.equal(inputsOf(resources, `:${type}`)["region"], "us-east-1");
  });

  it("delivers to the archive", async () => {
    assert.deepEqual(inputsOf(await made(), "DeliveryChannel"), {
      name: "shine-account-config",
      s3BucketName: archiveBucket,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      region: "ap-northeast-1",
    });
  });

  it("starts when there is a channel, which waits for the recorder, which waits for the role", async () => {
    const resources = await made();
    const after = (name: string) =>
      resources.find((one) => one.name === name)?.dependsOn.map((urn) => urn.split("::").pop()) ?? [];
    assert.ok(after("shine-account-config-status").includes("shine-account-config-channel"));
    assert.ok(after("shine-account-config-channel").includes("shine-account-config-recorder"));
    assert.ok(after("shine-account-config-recorder").includes("shine-account-linked-roles-config"));
  });
});
