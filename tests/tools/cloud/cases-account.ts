import { document, ROLE, role, trust } from "./given";
import type { Case, Inputs, Thing } from "./things";

const KEY = "aws:kms/key:Key";
const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:iam/policy:Policy";
const PARAMETER = "aws:ssm/parameter:Parameter";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const CONTACT = "aws:account/alternativeContact:AlternativeContact";
const ACCOUNT = "aws:organizations/account:Account";

const owner = (more: object = {}): string =>
  document({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*", Resource: "*", ...more });
const key: Thing = [KEY, "key", { policy: owner() }];
const logKey: Thing = [
  KEY,
  "log-key",
  {
    policy: owner({
      Principal: { AWS: "arn:aws:iam::111122223333:root", Service: "logs.ap-northeast-1.amazonaws.com" },
    }),
  },
];
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
const recorder: Thing = [
  "aws:cfg/recorder:Recorder",
  "recorder",
  { name: "default", roleArn: "arn:aws:iam::111122223333:role/role" },
];
const channel: Thing = [
  "aws:cfg/deliveryChannel:DeliveryChannel",
  "channel",
  { name: "default", s3BucketName: "archive" },
];
const contact: Inputs = {
  alternateContactType: "BILLING",
  emailAddress: "a@example.com",
  phoneNumber: "+81312345678",
  title: "Chief",
  name: "Ann",
};

export const accountCases: readonly Case[] = [
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

  {
    refuses: "a parameter's path without its beginning",
    ask: [PARAMETER, "x", { name: "shine/a", type: "String", value: "1" }],
    but: { name: "/shine/a" },
    error: "ValidationException",
  },
  {
    refuses: "a parameter of AWS's own",
    ask: [PARAMETER, "x", { name: "/aws/a", type: "String", value: "1" }],
    but: { name: "/awsome/a" },
    error: "ValidationException",
  },
  {
    refuses: "a parameter twice",
    given: [[PARAMETER, "there", { name: "/shine/a", type: "String", value: "1" }]],
    ask: [PARAMETER, "x", { name: "/shine/a", type: "String", value: "2" }],
    but: { name: "/shine/b" },
    error: "ParameterAlreadyExists",
  },
  {
    refuses: "a value that is too large",
    ask: [PARAMETER, "x", { name: "/shine/a", type: "String", value: "v".repeat(4097) }],
    but: { tier: "Advanced" },
    error: "ValidationException",
  },

  {
    refuses: "a retention that CloudWatch has not",
    ask: [LOG_GROUP, "x", { name: "logs", retentionInDays: 10 }],
    but: { retentionInDays: 14 },
    error: "ValidationException",
  },
  {
    refuses: "a log group's name twice",
    given: [[LOG_GROUP, "there", { name: "logs" }]],
    ask: [LOG_GROUP, "x", { name: "logs" }],
    but: { name: "others" },
    error: "ResourceAlreadyExistsException",
  },
  {
    refuses: "a key that the logs may not use",
    given: [key, logKey],
    ask: [LOG_GROUP, "x", { name: "logs", kmsKeyId: "arn:@key" }],
    but: { kmsKeyId: "arn:@log-key" },
    error: "InvalidParameterException",
  },
  {
    refuses: "an alarm of odd seconds",
    ask: ["aws:cloudwatch/metricAlarm:MetricAlarm", "x", { name: "x", metricName: "m", period: 45 }],
    but: { period: 60 },
    error: "ValidationError",
  },
  {
    refuses: "a channel without a recorder",
    given: [role],
    ask: channel,
    but: {},
    error: "NoAvailableConfigurationRecorderException",
  },
  {
    refuses: "two recorders",
    given: [role, recorder],
    ask: ["aws:cfg/recorder:Recorder", "x", { ...recorder[2], name: "second" }],
    but: { region: "us-east-1" },
    error: "MaxNumberOfConfigurationRecordersExceededException",
  },
  {
    refuses: "recording before there is a channel",
    given: [role, recorder],
    ask: ["aws:cfg/recorderStatus:RecorderStatus", "x", { name: "default", isEnabled: true }],
    but: { isEnabled: false },
    error: "NoAvailableDeliveryChannelException",
  },

  {
    refuses: "a contact for nothing",
    ask: [CONTACT, "x", { ...contact, alternateContactType: "LEGAL" }],
    but: { alternateContactType: "SECURITY" },
    error: "ValidationException",
  },
  {
    refuses: "an account's address twice",
    given: [[ACCOUNT, "there", { name: "a", email: "aws+a@example.com" }]],
    ask: [ACCOUNT, "x", { name: "b", email: "AWS+a@example.com" }],
    but: { email: "aws+b@example.com" },
    error: "EMAIL_ALREADY_EXISTS",
  },
  {
    refuses: "a guardrail that is no JSON",
    ask: ["aws:organizations/policy:Policy", "x", { name: "x", content: "{" }],
    but: { content: reading },
    error: "MalformedPolicyDocumentException",
  },

  { refuses: "a type that it does not know", ask: ["aws:ec2/keyPair:KeyPair", "x", {}], but: {}, error: "UnknownType" },
  { refuses: "a type that the provider has not", ask: ["aws:ec2/vpc:Vpx", "x", {}], but: {}, error: "UnknownType" },
  {
    refuses: "an input that the provider has not",
    ask: [BUCKET, "x", { bucket: "things", colour: "red" }],
    but: { colour: undefined },
    error: "UnknownInput",
  },
  {
    refuses: "a missing input",
    ask: ["aws:s3/bucketPolicy:BucketPolicy", "x", { bucket: "things" }],
    given: [bucket],
    but: { policy: onBucket("arn:aws:s3:::things/*") },
    error: "MissingInput",
  },
];
