import { document, role } from "./given";
import type { Case, Inputs, Thing } from "./things";

const KEY = "aws:kms/key:Key";
const BUCKET = "aws:s3/bucket:Bucket";
const PARAMETER = "aws:ssm/parameter:Parameter";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const CONTACT = "aws:account/alternativeContact:AlternativeContact";
const POLICY = "aws:organizations/policy:Policy";
const ACCOUNT = "aws:organizations/account:Account";
const QUOTA = "aws:servicequotas/serviceQuota:ServiceQuota";

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
const inspector = (enabled: object, disabled?: object): string =>
  JSON.stringify({
    inspector: { enablement: { ec2_scanning: { enable_in_regions: enabled, disable_in_regions: disabled } } },
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

export const settingCases: readonly Case[] = [
  {
    refuses: "scans in a region that is none",
    ask: [
      POLICY,
      "x",
      {
        name: "x",
        type: "INSPECTOR_POLICY",
        content: inspector({ "@@assign": ["us-east-1", "tokyo"] }, { "@@assign": [] }),
      },
    ],
    but: { content: inspector({ "@@assign": ["us-east-1", "ALL_SUPPORTED"] }, { "@@assign": [] }) },
    error: "InvalidInputException",
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
    ask: [POLICY, "x", { name: "x", content: "{" }],
    but: { content: reading },
    error: "MalformedPolicyDocumentException",
  },
  {
    refuses: "a policy of Inspector with one list of regions alone",
    ask: [POLICY, "x", { name: "x", type: "INSPECTOR_POLICY", content: inspector({ "@@assign": ["us-east-1"] }) }],
    but: { content: inspector({ "@@assign": ["us-east-1"] }, { "@@assign": [] }) },
    error: "InvalidInputException",
  },
  {
    refuses: "a policy of Inspector that scans nothing",
    ask: [POLICY, "x", { name: "x", type: "INSPECTOR_POLICY", content: JSON.stringify({ inspector: {} }) }],
    but: { content: inspector({ "@@assign": ["us-east-1"] }, { "@@assign": [] }) },
    error: "InvalidInputException",
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
  {
    refuses: "a domain for mail twice",
    given: [["aws:sesv2/emailIdentity:EmailIdentity", "mail", { emailIdentity: "shine.example.com" }]],
    ask: ["aws:sesv2/emailIdentity:EmailIdentity", "x", { emailIdentity: "Shine.example.com" }],
    but: { emailIdentity: "staging.shine.example.com" },
    error: "AlreadyExistsException",
  },
  {
    refuses: "mail from what is no domain",
    ask: ["aws:sesv2/emailIdentity:EmailIdentity", "x", { emailIdentity: "shine" }],
    but: { emailIdentity: "shine.example.com" },
    error: "BadRequestException",
  },
  {
    refuses: "a key for mail of no length",
    ask: [
      "aws:sesv2/emailIdentity:EmailIdentity",
      "x",
      { emailIdentity: "shine.example.com", dkimSigningAttributes: { nextSigningKeyLength: "RSA_512_BIT" } },
    ],
    but: { dkimSigningAttributes: { nextSigningKeyLength: "RSA_2048_BIT" } },
    error: "BadRequestException",
  },
  {
    refuses: "a bus by the name of the account's own",
    ask: ["aws:cloudwatch/eventBus:EventBus", "x", { name: "default" }],
    but: { name: "shine-production" },
    error: "ValidationException",
  },
  {
    refuses: "a bus twice",
    given: [["aws:cloudwatch/eventBus:EventBus", "bus", { name: "shine-production" }]],
    ask: ["aws:cloudwatch/eventBus:EventBus", "x", { name: "shine-production" }],
    but: { name: "shine-staging" },
    error: "ResourceAlreadyExistsException",
  },
  {
    refuses: "a quota asked for twice",
    given: [[QUOTA, "quota", { serviceCode: "fargate", quotaCode: "L-3032A538", value: 200 }]],
    ask: [QUOTA, "x", { serviceCode: "fargate", quotaCode: "L-3032A538", value: 200 }],
    but: { quotaCode: "L-36FBB829" },
    error: "ResourceAlreadyExistsException",
  },
  {
    refuses: "a quota of no code",
    ask: [QUOTA, "x", { serviceCode: "fargate", quotaCode: "Fargate On-Demand vCPU", value: 200 }],
    but: { quotaCode: "L-3032A538" },
    error: "IllegalArgumentException",
  },
];
