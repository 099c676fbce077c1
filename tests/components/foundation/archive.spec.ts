import assert from "node:assert/strict";
import { Archive } from "../../../components/foundation/archive";
import { children, inputsOf, record } from "../../support/record";
import { organization, scope } from "./scope";

const trailArn = "arn:aws:cloudtrail:ap-northeast-1:100000000000:trail/organization";
const made = () =>
  record(
    () => new Archive("foundation-account-archive", { scope, organization, management: "100000000000", trailArn }),
    true,
  );
const json = (value: unknown) => JSON.parse(String(value)).Statement as Record<string, unknown>[];
const owned = { "s3:x-amz-acl": "bucket-owner-full-control" };

describe("Archive", () => {
  it("is a key, a bucket each for Config and the trail, and one for who reads them", async () => {
    const own = (await made()).filter(({ type }) => /^platform:|:Bucket$|kms/.test(type));
    assert.deepEqual(children(own), [
      "aws:kms/alias:Alias foundation-account-archive-key-alias",
      "aws:kms/key:Key foundation-account-archive-key",
      "aws:s3/bucket:Bucket foundation-account-archive-access-bucket",
      "aws:s3/bucket:Bucket foundation-account-archive-config-bucket",
      "aws:s3/bucket:Bucket foundation-account-archive-trail-bucket",
      "platform:data:Bucket foundation-account-archive-access",
      "platform:data:Bucket foundation-account-archive-config",
      "platform:data:Bucket foundation-account-archive-trail",
      "platform:foundation:Archive foundation-account-archive",
    ]);
    assert.ok(
      own.filter(({ type }) => /:Bucket$|:Key$/.test(type) && type.startsWith("aws")).every((one) => one.protect),
    );
  });

  it("admits Config for every account of the organization, and asks no account to be named", async () => {
    const bucket = "foundation-account-config-100000000002";
    const policy = inputsOf(await made(), "BucketPolicy", "foundation-account-archive-config-policy");
    assert.equal(policy["bucket"], bucket);
    assert.deepEqual(json(policy["policy"]).slice(2), [
      {
        Sid: "ConfigCheck",
        Effect: "Allow",
        Principal: { Service: "config.amazonaws.com" },
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: `arn:aws:s3:::${bucket}`,
        Condition: { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } },
      },
      {
        Sid: "ConfigWrite",
        Effect: "Allow",
        Principal: { Service: "config.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::${bucket}/AWSLogs/*/Config/*`,
        Condition: { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5", ...owned } },
      },
    ]);
  });

  it("admits the one trail, for the management account and for the others", async () => {
    const bucket = "arn:aws:s3:::foundation-account-trail-100000000002";
    const policy = inputsOf(await made(), "BucketPolicy", "foundation-account-archive-trail-policy");
    assert.deepEqual(json(policy["policy"]).slice(2), [
      {
        Sid: "TrailCheck",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:GetBucketAcl",
        Resource: bucket,
        Condition: { StringEquals: { "aws:SourceArn": trailArn } },
      },
      {
        Sid: "TrailWrite",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: [`${bucket}/AWSLogs/100000000000/*`, `${bucket}/AWSLogs/o-a1b2c3d4e5/*`],
        Condition: { StringEquals: { "aws:SourceArn": trailArn, ...owned } },
      },
    ]);
  });

  it("has a key that the two services encrypt with, and that its account manages", async () => {
    const statements = json(inputsOf(await made(), "Key")["policy"]);
    assert.deepEqual(statements, [
      {
        Sid: "AccountAdministration",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::100000000002:root" },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "Config",
        Effect: "Allow",
        Principal: { Service: "config.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } },
      },
      {
        Sid: "Trail",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: ["kms:DescribeKey", "kms:GenerateDataKey*"],
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceArn": trailArn } },
      },
    ]);
  });

  it("locks the trail for a year, keeps everything for two, and gives Config a bucket without a lock", async () => {
    const resources = await made();
    assert.deepEqual(inputsOf(resources, "BucketObjectLockConfiguration")["rule"], {
      defaultRetention: { mode: "GOVERNANCE", days: 365 },
    });
    const bucketOf = (noun: string) =>
      inputsOf(resources, "s3/bucket:Bucket", `foundation-account-archive-${noun}-bucket`);
    assert.equal(bucketOf("trail")["objectLockEnabled"], true);
    assert.equal(bucketOf("config")["objectLockEnabled"], undefined);
    for (const { inputs } of resources.filter(({ type }) => type.endsWith("BucketLifecycleConfiguration")))
      assert.deepEqual((inputs["rules"] as { expiration: unknown }[])[0]?.expiration, { days: 731 });
  });
});
