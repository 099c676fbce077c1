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
        archiveBucket: "foundation-config-444455556666",
      }),
    true,
  );

describe("AccountBaseline", () => {
  it("is these settings", async () => {
    const own = (await made()).filter((one) => !one.name.startsWith("shine-account-baseline-config"));
    assert.deepEqual(children(own), [
      "aws:account/alternativeContact:AlternativeContact shine-account-baseline-billing-contact",
      "aws:account/alternativeContact:AlternativeContact shine-account-baseline-operations-contact",
      "aws:account/alternativeContact:AlternativeContact shine-account-baseline-security-contact",
      "aws:ebs/defaultKmsKey:DefaultKmsKey shine-account-baseline-volume-key",
      "aws:ebs/encryptionByDefault:EncryptionByDefault shine-account-baseline-volume-encryption",
      "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup shine-account-baseline-default-vpc-group",
      "aws:ec2/defaultVpc:DefaultVpc shine-account-baseline-default-vpc",
      "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults shine-account-baseline-instance-metadata",
      "aws:iam/accountPasswordPolicy:AccountPasswordPolicy shine-account-baseline-password-policy",
      "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock shine-account-baseline-public-access-block",
      "platform:account:AccountBaseline shine-account-baseline",
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
    [
      "DefaultVpc",
      {
        forceDestroy: true,
        tags: { env: "account", service: "network", Name: "shine-account-baseline-default-vpc" },
      },
    ],
  ];
  for (const [type, inputs] of exact) {
    it(`sets ${type} so`, async () => assert.deepEqual(inputsOf(await made(), `:${type}`), inputs));
  }

  it("closes the default security group of the default VPC", async () => {
    const resources = await made();
    const group = inputsOf(resources, "DefaultSecurityGroup");
    assert.deepEqual([group["ingress"], group["egress"]], [[], []]);
    const dependencies = resources.find((one) => one.type.endsWith("DefaultSecurityGroup"))?.propertyDependencies;
    assert.ok(dependencies?.["vpcId"]?.[0]?.endsWith("::shine-account-baseline-default-vpc"));
  });

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

  it("records changes into the archive", async () => {
    const resources = await made();
    assert.equal(inputsOf(resources, "DeliveryChannel")["s3BucketName"], "foundation-config-444455556666");
    const recorder = resources.find((one) => one.type === "platform:account:ConfigRecorder");
    assert.ok(recorder?.parent?.endsWith("::shine-account-baseline"));
  });
});
