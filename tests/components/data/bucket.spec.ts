import assert from "node:assert/strict";
import { Bucket } from "../../../components/data/bucket";
import type { BucketArgs } from "../../../components/data/bucket-args";
import { Refusal } from "../../../components/refuse";
import { children, inputsOf, production, record, staging } from "../../support/record";

const logs: BucketArgs = {
  scope: production,
  purpose: "flow-logs",
  dataClass: "audit",
  encryption: { keyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/1" },
  expireDays: 400,
};
const make = (args: BucketArgs, preview = false) =>
  record(() => new Bucket("shine-production-flow-logs", args), preview);
const statements = (inputs: Record<string, unknown>) => JSON.parse(inputs["policy"] as string).Statement as unknown[];

describe("Bucket", () => {
  it("makes a bucket with every part of its protection", async () => {
    assert.deepEqual(children(await make({ ...logs, accessLogsBucket: "shine-account-access-logs-111122223333" })), [
      "aws:s3/bucket:Bucket shine-production-flow-logs-bucket",
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration shine-production-flow-logs-lifecycle",
      "aws:s3/bucketLogging:BucketLogging shine-production-flow-logs-access-log",
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls shine-production-flow-logs-ownership",
      "aws:s3/bucketPolicy:BucketPolicy shine-production-flow-logs-policy",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock shine-production-flow-logs-public-access",
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration shine-production-flow-logs-encryption",
      "aws:s3/bucketVersioning:BucketVersioning shine-production-flow-logs-versioning",
      "platform:data:Bucket shine-production-flow-logs",
    ]);
  });

  it("chooses the name, and ties every part to the bucket though the name is known", async () => {
    const all = await make(logs, true);
    const bucket = all.find((resource) => resource.type === "aws:s3/bucket:Bucket");
    assert.equal(bucket?.inputs["bucket"], "shine-production-flow-logs-111122223333");
    assert.deepEqual(bucket?.inputs["tags"], { env: "production", service: "data", "data-class": "audit" });
    const parts = all.filter((resource) => resource.custom && resource !== bucket);
    assert.equal(parts.length, 6);
    for (const part of parts) {
      assert.equal(part.inputs["bucket"], "shine-production-flow-logs-111122223333", part.name);
      assert.deepEqual(part.propertyDependencies["bucket"], [bucket?.urn], part.name);
    }
  });

  it("encrypts with the key, or with S3's own where nothing else can be written", async () => {
    const type = "BucketServerSideEncryptionConfiguration";
    assert.deepEqual(inputsOf(await make(logs), type)["rules"], [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: "arn:aws:kms:ap-northeast-1:111122223333:key/1",
        },
        bucketKeyEnabled: true,
        blockedEncryptionTypes: ["SSE-C"],
      },
    ]);
    assert.deepEqual(inputsOf(await make({ ...logs, encryption: "s3-managed" }), type)["rules"], [
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, blockedEncryptionTypes: ["SSE-C"] },
    ]);
  });

  it("blocks the public, keeps versions and cleans up", async () => {
    const all = await make(logs);
    const { bucket: _, ...block } = inputsOf(all, "BucketPublicAccessBlock");
    assert.deepEqual(block, {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    assert.deepEqual(inputsOf(all, "BucketOwnershipControls")["rule"], { objectOwnership: "BucketOwnerEnforced" });
    assert.deepEqual(inputsOf(all, "BucketVersioning")["versioningConfiguration"], { status: "Enabled" });
    const rule = {
      id: "housekeeping",
      status: "Enabled",
      filter: {},
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      noncurrentVersionExpiration: { noncurrentDays: 30 },
    };
    assert.deepEqual(inputsOf(all, "BucketLifecycleConfiguration")["rules"], [{ ...rule, expiration: { days: 400 } }]);
    const { expireDays: _days, ...forever } = logs;
    assert.deepEqual(inputsOf(await make(forever), "BucketLifecycleConfiguration")["rules"], [
      { ...rule, expiration: { expiredObjectDeleteMarker: true } },
    ]);
    assert.deepEqual(inputsOf(await make({ ...logs, coldAfterDays: 90 }), "BucketLifecycleConfiguration")["rules"], [
      { ...rule, transitions: [{ days: 90, storageClass: "GLACIER_IR" }], expiration: { days: 400 } },
    ]);
  });

  it("denies plain HTTP and old TLS before it admits anyone", async () => {
    const writer = {
      sid: "Writer",
      actions: ["s3:PutObject"],
      resources: ["arn:aws:s3:::shine-production-flow-logs-111122223333/*"],
      principals: { Service: "delivery.logs.amazonaws.com" },
    };
    const both = [
      "arn:aws:s3:::shine-production-flow-logs-111122223333",
      "arn:aws:s3:::shine-production-flow-logs-111122223333/*",
    ];
    const deny = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: both };
    assert.deepEqual(statements(inputsOf(await make({ ...logs, statements: [writer] }, true), "BucketPolicy")), [
      { Sid: "DenyInsecureTransport", ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } },
      { Sid: "DenyOldTls", ...deny, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
      {
        Sid: "Writer",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::shine-production-flow-logs-111122223333/*",
      },
    ]);
  });

  it("is protected in production, management and the account, and may go in staging", async () => {
    for (const [scope, kept] of [
      [production, true],
      [{ ...production, environment: "account" }, true],
      [{ ...production, environment: "management" }, true],
      [staging, false],
    ] as const) {
      const bucket = (await make({ ...logs, scope })).find((resource) => resource.type === "aws:s3/bucket:Bucket");
      assert.equal(bucket?.protect, kept, scope.environment);
      assert.equal(bucket?.inputs["forceDestroy"], !kept, scope.environment);
    }
  });

  it("locks objects when asked", async () => {
    const all = await make({ ...logs, lockDays: 365 });
    assert.equal(inputsOf(all, "aws:s3/bucket:Bucket")["objectLockEnabled"], true);
    assert.deepEqual(inputsOf(all, "BucketObjectLockConfiguration")["rule"], {
      defaultRetention: { mode: "GOVERNANCE", days: 365 },
    });
  });

  it("gives its writers a name that is known in a preview and waits for the policy", async () => {
    const all = await record(() => {
      const target = new Bucket("shine-production-logs", { ...logs, purpose: "logs", encryption: "s3-managed" });
      new Bucket("shine-production-data", { ...logs, purpose: "data", accessLogsBucket: target.ready });
    }, true);
    const logging = all.find((resource) => resource.type.endsWith("BucketLogging"));
    const policy = all.find((resource) => resource.name === "shine-production-logs-policy");
    assert.equal(logging?.inputs["targetBucket"], "shine-production-logs-111122223333");
    assert.ok(logging?.propertyDependencies["targetBucket"]?.includes(policy?.urn ?? "none"));
  });

  it("refuses what S3 would refuse, all at once", async () => {
    const wrong: BucketArgs = {
      ...logs,
      purpose: "Flow_Logs",
      encryption: "s3-managed",
      expireDays: 0,
      coldAfterDays: 30,
      lockDays: 10,
      statements: [{ sid: "DenyOldTls", actions: ["s3:GetObject"] }],
    };
    await assert.rejects(make(wrong), (error: unknown) => {
      assert.ok(error instanceof Refusal);
      assert.deepEqual(
        error.problems.map((problem) => problem.path),
        ["purpose", "expireDays", "coldAfterDays", "lockDays", "statements.0.sid"],
      );
      return true;
    });
  });
});
