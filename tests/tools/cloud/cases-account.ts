import { document, ROLE, role, trust } from "./given";
import type { Case, Inputs, Thing } from "./things";

const KEY = "aws:kms/key:Key";
const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:iam/policy:Policy";

const owner = (more: object = {}): string =>
  document({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*", Resource: "*", ...more });
const key: Thing = [KEY, "key", { policy: owner() }];
const bucket: Thing = [BUCKET, "bucket", { bucket: "things" }];
const onBucket = (Resource: string): string => document({ Principal: "*", Action: "s3:GetObject", Resource });
const reading = document({ Action: "s3:GetObject", Resource: "*" });
const long = document({
  Action: "s3:GetObject",
  Resource: Array.from({ length: 120 }, (_, n) => `arn:aws:s3:::${"b".repeat(50)}${n}`),
});
const lifecycle = (days: number, expires: number): Inputs => ({
  rules: [
    { id: "r", status: "Enabled", transitions: [{ days, storageClass: "STANDARD_IA" }], expiration: { days: expires } },
  ],
});

export const accountCases: readonly Case[] = [
  {
    refuses: "an alias in another region than its key",
    given: [["aws:kms/key:Key", "key", {}]],
    ask: ["aws:kms/alias:Alias", "x", { name: "alias/data", targetKeyId: "@key", region: "us-east-1" }],
    but: { region: "ap-northeast-1" },
    error: "NotFoundException",
  },
  {
    refuses: "a key that nobody could manage",
    ask: [KEY, "x", { policy: owner({ Principal: { AWS: "arn:aws:iam::999999999999:root" } }) }],
    but: { policy: owner() },
    error: "MalformedPolicyDocumentException",
  },
  {
    refuses: "a key that is gone too soon",
    ask: [KEY, "x", { policy: owner(), deletionWindowInDays: 6 }],
    but: { deletionWindowInDays: 7 },
    error: "ValidationException",
  },
  {
    refuses: "an alias without its beginning",
    given: [key],
    ask: ["aws:kms/alias:Alias", "x", { name: "data", targetKeyId: "@key" }],
    but: { name: "alias/data" },
    error: "InvalidAliasNameException",
  },
  {
    refuses: "an alias of AWS's own",
    given: [key],
    ask: ["aws:kms/alias:Alias", "x", { name: "alias/aws/data", targetKeyId: "@key" }],
    but: { name: "alias/data" },
    error: "InvalidAliasNameException",
  },
  {
    refuses: "a bucket's name that is too long",
    ask: [BUCKET, "x", { bucket: "b".repeat(64) }],
    but: { bucket: "b".repeat(63) },
    error: "InvalidBucketName",
  },
  {
    refuses: "a bucket's name in capitals",
    ask: [BUCKET, "x", { bucket: "Things" }],
    but: { bucket: "things" },
    error: "InvalidBucketName",
  },
  {
    refuses: "a bucket's name twice",
    given: [bucket],
    ask: [BUCKET, "x", { bucket: "things" }],
    but: { bucket: "others" },
    error: "BucketAlreadyExists",
  },
  {
    refuses: "a policy of no bucket",
    given: [bucket],
    ask: ["aws:s3/bucketPolicy:BucketPolicy", "x", { bucket: "nothing", policy: onBucket("arn:aws:s3:::nothing/*") }],
    but: { bucket: "things", policy: onBucket("arn:aws:s3:::things/*") },
    error: "NoSuchBucket",
  },
  {
    refuses: "a bucket's policy about another",
    given: [bucket],
    ask: ["aws:s3/bucketPolicy:BucketPolicy", "x", { bucket: "things", policy: onBucket("arn:aws:s3:::others/*") }],
    but: { policy: onBucket("arn:aws:s3:::things/*") },
    error: "MalformedPolicy",
  },
  {
    refuses: "a policy that is no JSON",
    given: [bucket],
    ask: ["aws:s3/bucketPolicy:BucketPolicy", "x", { bucket: "things", policy: "{" }],
    but: { policy: onBucket("arn:aws:s3:::things/*") },
    error: "MalformedPolicy",
  },
  {
    refuses: "a transition that is too early",
    given: [bucket],
    ask: [
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "x",
      { bucket: "things", ...lifecycle(20, 90) },
    ],
    but: lifecycle(30, 90),
    error: "InvalidArgument",
  },
  {
    refuses: "an end before the transition",
    given: [bucket],
    ask: [
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "x",
      { bucket: "things", ...lifecycle(30, 30) },
    ],
    but: lifecycle(30, 31),
    error: "InvalidArgument",
  },
  {
    refuses: "a role's name that is too long",
    ask: [ROLE, "x", { name: "r".repeat(65), assumeRolePolicy: trust }],
    but: { name: "r".repeat(64) },
    error: "ValidationError",
  },
  {
    refuses: "a role's name twice, whatever its case",
    given: [role],
    ask: [ROLE, "x", { name: "ROLE", assumeRolePolicy: trust }],
    but: { name: "other" },
    error: "EntityAlreadyExists",
  },
  {
    refuses: "trust with a resource",
    ask: [
      ROLE,
      "x",
      {
        name: "x",
        assumeRolePolicy: document({
          Principal: { Service: "ecs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Resource: "*",
        }),
      },
    ],
    but: { assumeRolePolicy: trust },
    error: "MalformedPolicyDocument",
  },
  {
    refuses: "a session that is too long",
    ask: [ROLE, "x", { name: "x", assumeRolePolicy: trust, maxSessionDuration: 43201 }],
    but: { maxSessionDuration: 43200 },
    error: "ValidationException",
  },
  {
    refuses: "a policy over its size",
    ask: [POLICY, "x", { name: "x", policy: long }],
    but: { policy: reading },
    error: "LimitExceeded",
  },
  {
    refuses: "an action that is none",
    ask: [POLICY, "x", { name: "x", policy: document({ Action: "GetObject", Resource: "*" }) }],
    but: { policy: reading },
    error: "MalformedPolicyDocument",
  },
  {
    refuses: "a resource that is no ARN",
    ask: [POLICY, "x", { name: "x", policy: document({ Action: "s3:GetObject", Resource: "things" }) }],
    but: { policy: reading },
    error: "MalformedPolicyDocument",
  },
  {
    refuses: "a principal in a role's policy",
    given: [role],
    ask: ["aws:iam/rolePolicy:RolePolicy", "x", { role: "@role", policy: onBucket("*") }],
    but: { policy: reading },
    error: "MalformedPolicyDocument",
  },
  {
    refuses: "a policy of no role",
    given: [role],
    ask: ["aws:iam/rolePolicy:RolePolicy", "x", { role: "other", policy: reading }],
    but: { role: "role" },
    error: "NoSuchEntity",
  },
  {
    refuses: "a short password",
    ask: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "x", { minimumPasswordLength: 5 }],
    but: { minimumPasswordLength: 14 },
    error: "ValidationException",
  },
];
