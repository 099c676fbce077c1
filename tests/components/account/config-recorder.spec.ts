import assert from "node:assert/strict";
import { ConfigRecorder } from "../../../components/account/config-recorder";
import { children, inputsOf, production, record } from "../../support/record";

const scope = { ...production, environment: "account" };
const archiveBucket = "foundation-config-444455556666";
const made = (archiveKey?: { account: string; alias: string }) =>
  record(
    () =>
      new ConfigRecorder("shine-account-config", {
        scope,
        archiveBucket,
        ...(archiveKey === undefined ? {} : { archiveKey }),
      }),
    true,
  );
const policyOf = async (...args: Parameters<typeof made>) =>
  JSON.parse(String(inputsOf(await made(...args), "RolePolicy")["policy"]));

describe("ConfigRecorder", () => {
  it("is a recorder, a channel, a role, and the switch", async () => {
    assert.deepEqual(children(await made()), [
      "aws:cfg/deliveryChannel:DeliveryChannel shine-account-config-channel",
      "aws:cfg/recorder:Recorder shine-account-config-recorder",
      "aws:cfg/recorderStatus:RecorderStatus shine-account-config-status",
      "aws:iam/role:Role shine-account-config-role",
      "aws:iam/rolePolicy:RolePolicy shine-account-config-delivers",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment shine-account-config-reads",
      "platform:account:ConfigRecorder shine-account-config",
    ]);
  });

  it("records everything, and is on", async () => {
    const resources = await made();
    const recorder = inputsOf(resources, "Recorder", "shine-account-config-recorder");
    assert.deepEqual(recorder["recordingGroup"], { allSupported: true, includeGlobalResourceTypes: true });
    assert.deepEqual(recorder["recordingMode"], { recordingFrequency: "CONTINUOUS" });
    assert.equal(inputsOf(resources, "RecorderStatus")["isEnabled"], true);
  });

  it("delivers to the archive", async () => {
    assert.deepEqual(inputsOf(await made(), "DeliveryChannel"), {
      name: "shine-account-config",
      s3BucketName: archiveBucket,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
    });
  });

  it("starts when there is a channel, which waits for the recorder and for the right to write", async () => {
    const resources = await made();
    const after = (name: string) =>
      resources.find((one) => one.name === name)?.dependsOn.map((urn) => urn.split("::").pop()) ?? [];
    assert.ok(after("shine-account-config-status").includes("shine-account-config-channel"));
    const channel = after("shine-account-config-channel");
    assert.ok(channel.includes("shine-account-config-recorder") && channel.includes("shine-account-config-delivers"));
    assert.ok(after("shine-account-config-recorder").includes("shine-account-config-reads"));
  });

  it("acts through a role that Config alone takes, for this account", async () => {
    const resources = await made();
    const role = inputsOf(resources, "Role", "shine-account-config-role");
    assert.equal(role["name"], "shine-account-config");
    assert.deepEqual(JSON.parse(String(role["assumeRolePolicy"])).Statement, [
      {
        Sid: "Service",
        Effect: "Allow",
        Principal: { Service: "config.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
    assert.equal(
      inputsOf(resources, "RolePolicyAttachment")["policyArn"],
      "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole",
    );
  });

  it("may write below its own prefix of the archive alone", async () => {
    const policy = await policyOf();
    assert.deepEqual(policy.Statement, [
      {
        Sid: "Deliver",
        Effect: "Allow",
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::foundation-config-444455556666/AWSLogs/111122223333/Config/*",
        Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
      },
      {
        Sid: "Check",
        Effect: "Allow",
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: "arn:aws:s3:::foundation-config-444455556666",
      },
    ]);
  });

  it("may use the archive's key where it has one", async () => {
    const policy = await policyOf({ account: "444455556666", alias: "alias/foundation-config" });
    assert.deepEqual(policy.Statement[2], {
      Sid: "Encrypt",
      Effect: "Allow",
      Action: ["kms:GenerateDataKey", "kms:Decrypt"],
      Resource: "arn:aws:kms:ap-northeast-1:444455556666:key/*",
      Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/foundation-config"] } },
    });
  });
});
