import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { AccountBaseline } from "../../../components/account/account-baseline";
import { children, inputsOf, production, record } from "../../support/record";

const scope = { ...production, environment: "account" };
const contact = (name: string) => ({
  name,
  title: "SRE manager",
  email: `${name}@example.com`,
  phone: "+81312345678",
});
const made = () =>
  record(
    () =>
      new AccountBaseline("shine-account-baseline", {
        scope,
        contacts: { billing: contact("billing"), operations: contact("sre"), security: contact("security") },
        volumeKeyArn: pulumi.output("arn:aws:kms:ap-northeast-1:111122223333:key/one"),
        globalRegion: "us-east-1",
        archiveBucket: "foundation-config-444455556666",
      }),
    true,
  );

describe("AccountBaseline", () => {
  it("is these settings", async () => {
    const own = (await made()).filter(({ name }) => !/-config(-|$)/.test(name));
    assert.deepEqual(children(own), [
      "aws:account/alternativeContact:AlternativeContact shine-account-baseline-billing-contact",
      "aws:account/alternativeContact:AlternativeContact shine-account-baseline-operations-contact",
      "aws:account/alternativeContact:AlternativeContact shine-account-baseline-security-contact",
      "aws:ebs/defaultKmsKey:DefaultKmsKey shine-account-baseline-volume-key",
      "aws:ebs/encryptionByDefault:EncryptionByDefault shine-account-baseline-volume-encryption",
      "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults shine-account-baseline-instance-metadata",
      "aws:iam/accountPasswordPolicy:AccountPasswordPolicy shine-account-baseline-password-policy",
      "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock shine-account-baseline-public-access-block",
      "platform:account:AccountBaseline shine-account-baseline",
      "platform:account:ServiceLinkedRoles shine-account-baseline-linked-roles",
    ]);
  });

  const exact: [string, Record<string, unknown>][] = [
    [
      "AccountPasswordPolicy",
      {
        minimumPasswordLength: 14,
        passwordReusePrevention: 24,
        maxPasswordAge: 90,
        requireUppercaseCharacters: true,
        requireLowercaseCharacters: true,
        requireNumbers: true,
        requireSymbols: true,
        allowUsersToChangePassword: true,
      },
    ],
    [
      "AccountPublicAccessBlock",
      {
        accountId: "111122223333",
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
    ],
    ["EncryptionByDefault", { enabled: true }],
    ["DefaultKmsKey", { keyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/one" }],
    ["InstanceMetadataDefaults", { httpTokens: "required", httpPutResponseHopLimit: 1 }],
  ];
  for (const [type, inputs] of exact) {
    it(`sets ${type} so`, async () => assert.deepEqual(inputsOf(await made(), `:${type}`), inputs));
  }

  for (const [topic, name] of [
    ["billing", "billing"],
    ["operations", "sre"],
    ["security", "security"],
  ] as const) {
    it(`tells AWS whom to write to about ${topic}`, async () => {
      const inputs = inputsOf(await made(), "AlternativeContact", `shine-account-baseline-${topic}-contact`);
      assert.deepEqual(inputs, {
        alternateContactType: topic.toUpperCase(),
        name,
        title: "SRE manager",
        emailAddress: `${name}@example.com`,
        phoneNumber: "+81312345678",
      });
    });
  }

  it("encrypts volumes by its own key before it does so by default", async () => {
    const encryption = (await made()).find((one) => one.type.endsWith("EncryptionByDefault"));
    assert.ok(encryption?.dependsOn.some((urn) => urn.endsWith("::shine-account-baseline-volume-key")));
  });

  it("records changes into the archive, at home and where global services stand", async () => {
    const resources = await made();
    for (const [noun, region] of [
      ["config", "ap-northeast-1"],
      ["global-config", "us-east-1"],
    ]) {
      const channel = inputsOf(resources, "DeliveryChannel", `shine-account-baseline-${noun}-channel`);
      assert.deepEqual([channel["s3BucketName"], channel["region"]], ["foundation-config-444455556666", region]);
      const recorder = inputsOf(resources, "Recorder", `shine-account-baseline-${noun}-recorder`);
      const group = recorder["recordingGroup"] as Record<string, unknown>;
      assert.equal(group["includeGlobalResourceTypes"], noun === "config");
    }
    assert.equal(inputsOf(resources, "ServiceLinkedRole")["awsServiceName"], "config.amazonaws.com");
  });
});
