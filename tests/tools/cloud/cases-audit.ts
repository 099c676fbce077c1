import { document, role } from "./given";
import type { Case, Thing } from "./things";

const BUCKET = "aws:s3/bucket:Bucket";
const KEY = "aws:kms/key:Key";
const TRAIL = "aws:cloudtrail/trail:Trail";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
const AGGREGATOR = "aws:cfg/configurationAggregator:ConfigurationAggregator";
const DELEGATED = "aws:organizations/delegatedAdministrator:DelegatedAdministrator";
const ORGANIZATION = "aws:organizations/organization:Organization";
const OPTIONS = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";

const bucket: Thing = [BUCKET, "bucket", { bucket: "archive" }];
const locked: Thing = [BUCKET, "locked", { bucket: "locked", objectLockEnabled: true }];
const recorder: Thing = [
  "aws:cfg/recorder:Recorder",
  "recorder",
  { name: "default", roleArn: "arn:aws:iam::111122223333:role/role" },
];
const trail = { name: "organization", s3BucketName: "archive" };
const keyFor = (name: string, ...services: string[]): Thing => [
  KEY,
  name,
  {
    policy: document({
      Principal: { AWS: "arn:aws:iam::111122223333:root", Service: services },
      Action: "kms:*",
      Resource: "*",
    }),
  },
];
const distrustful: Thing = [ORGANIZATION, "organization", { awsServiceAccessPrincipals: ["config.amazonaws.com"] }];
const vpc: Thing = ["aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "172.27.0.0/16" }];

/** CloudTrail, the aggregator, delivery of Config, and Block Public Access. */
export const auditCases: readonly Case[] = [
  {
    refuses: "a trail into no bucket",
    given: [bucket],
    ask: [TRAIL, "x", { ...trail, s3BucketName: "nowhere" }],
    but: { s3BucketName: "archive" },
    error: "S3BucketDoesNotExistException",
  },
  {
    refuses: "a trail's name twice",
    given: [bucket, [TRAIL, "there", trail]],
    ask: [TRAIL, "x", trail],
    but: { name: "another" },
    error: "TrailAlreadyExistsException",
  },
  {
    refuses: "a trail's name that is too short",
    given: [bucket],
    ask: [TRAIL, "x", { ...trail, name: "ab" }],
    but: { name: "abc" },
    error: "InvalidTrailNameException",
  },
  {
    refuses: "a trail's key that does not exist",
    given: [bucket, keyFor("key", "cloudtrail.amazonaws.com")],
    ask: [TRAIL, "x", { ...trail, kmsKeyId: "arn:aws:kms:ap-northeast-1:111122223333:key/none" }],
    but: { kmsKeyId: "arn:@key" },
    error: "KmsKeyNotFoundException",
  },
  {
    refuses: "a key that the trail may not use",
    given: [bucket, keyFor("closed", "config.amazonaws.com"), keyFor("key", "cloudtrail.amazonaws.com")],
    ask: [TRAIL, "x", { ...trail, kmsKeyId: "arn:@closed" }],
    but: { kmsKeyId: "arn:@key" },
    error: "InsufficientEncryptionPolicyException",
  },
  {
    refuses: "a trail of an organization that does not trust CloudTrail",
    given: [bucket, distrustful],
    ask: [TRAIL, "x", { ...trail, isOrganizationTrail: true }],
    but: { isOrganizationTrail: false },
    error: "CloudTrailAccessNotEnabledException",
  },
  {
    refuses: "delivery of Config into a bucket with Object Lock",
    given: [role, recorder, bucket, locked],
    ask: [CHANNEL, "x", { name: "default", s3BucketName: "locked" }],
    but: { s3BucketName: "archive" },
    error: "InsufficientDeliveryPolicyException",
  },
  {
    refuses: "an aggregator's name twice",
    given: [[AGGREGATOR, "there", { name: "all" }]],
    ask: [AGGREGATOR, "x", { name: "all" }],
    but: { name: "others" },
    error: "InvalidParameterValueException",
  },
  {
    refuses: "an aggregator by a role that does not exist",
    given: [role, [DELEGATED, "delegated", { accountId: "111122223333", servicePrincipal: "config.amazonaws.com" }]],
    ask: [
      AGGREGATOR,
      "x",
      { name: "all", organizationAggregationSource: { roleArn: "arn:aws:iam::111122223333:role/none" } },
    ],
    but: { organizationAggregationSource: { roleArn: "arn:@role" } },
    error: "InvalidRoleException",
  },
  {
    refuses: "a way of closing networks that there is not",
    ask: [OPTIONS, "x", { internetGatewayBlockMode: "block-all" }],
    but: { internetGatewayBlockMode: "block-ingress" },
    error: "InvalidParameterValue",
  },
  {
    refuses: "networks of a region closed twice",
    given: [[OPTIONS, "there", { internetGatewayBlockMode: "block-ingress" }]],
    ask: [OPTIONS, "x", { internetGatewayBlockMode: "block-bidirectional" }],
    but: { region: "us-east-1" },
    error: "InvalidRequest",
  },
  {
    refuses: "a network left out that does not exist",
    given: [vpc],
    ask: [EXCLUSION, "x", { vpcId: "vpc-0123456789abcdef0", internetGatewayExclusionMode: "allow-bidirectional" }],
    but: { vpcId: "@vpc" },
    error: "InvalidVpcID.NotFound",
  },
  {
    refuses: "a network left out twice",
    given: [vpc, [EXCLUSION, "there", { vpcId: "@vpc", internetGatewayExclusionMode: "allow-egress" }]],
    ask: [EXCLUSION, "x", { vpcId: "@vpc", internetGatewayExclusionMode: "allow-bidirectional" }],
    but: { vpcId: undefined, subnetId: "subnet-0123456789abcdef0" },
    error: "InvalidParameterValue",
  },
  {
    refuses: "a way of leaving out that there is not",
    given: [vpc],
    ask: [EXCLUSION, "x", { vpcId: "@vpc", internetGatewayExclusionMode: "allow-ingress" }],
    but: { internetGatewayExclusionMode: "allow-egress" },
    error: "InvalidParameterValue",
  },
];
