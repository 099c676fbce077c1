import { fail, type Fixtures, make, notApplicable, pass, policy, ref, UNKNOWN, unverifiable } from "../support";

const key = (props: object = {}) => make("aws:kms/key:Key", "shine-production-data", { ...props });
const plain = key();
const keyPolicy = (props: object) => make("aws:kms/keyPolicy:KeyPolicy", "shine-production-data-policy", { ...props });
const root = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*", Resource: "*" };
const logs = (Condition?: object) => ({
  Effect: "Allow",
  Principal: { Service: "logs.ap-northeast-1.amazonaws.com" },
  Action: ["kms:Encrypt", "kms:GenerateDataKey*"],
  Resource: "*",
  Condition,
});
const context = {
  ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:ap-northeast-1:111122223333:log-group:*" },
};
const withLogGroup = (props: object) => {
  const used = key(props);
  return [used, make("aws:cloudwatch/logGroup:LogGroup", "shine-production-web", { kmsKeyId: ref(used) })];
};
const bucket = make("aws:s3/bucket:Bucket", "shine-production-page", { bucket: "page" });
const behindCloudFront = (props: object) => {
  const used = key(props);
  return [
    used,
    bucket,
    make(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "shine-production-page",
      {
        bucket: "page",
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: ref(used) } }],
      },
    ),
    make("aws:cloudfront/distribution:Distribution", "shine-production-web", {
      origins: [{ domainName: ref(bucket) }],
    }),
  ];
};

export const fixtures: Record<string, Fixtures> = {
  "kms-key-rotation": {
    good: pass(key({ enableKeyRotation: true })),
    bad: fail(key({ enableKeyRotation: false })),
    unset: fail(key()),
    unknown: unverifiable(key({ enableKeyRotation: UNKNOWN })),
    "an asymmetric key": notApplicable(key({ keyUsage: "SIGN_VERIFY" })),
  },
  "kms-key-policy-explicit": {
    good: pass(key({ policy: policy(root) })),
    bad: fail(plain, keyPolicy({ keyId: "another" })),
    unset: fail(plain),
    unknown: unverifiable(key({ policy: UNKNOWN })),
    "a policy of its own": pass(plain, keyPolicy({ keyId: ref(plain) })),
  },
  "kms-key-policy-admits-users": {
    good: pass(...withLogGroup({ policy: policy(root, logs(context)) })),
    bad: fail(...withLogGroup({ policy: policy(root) })),
    unset: fail(...withLogGroup({})),
    unknown: unverifiable(...withLogGroup({ policy: UNKNOWN })),
    "admitted for every account": fail(...withLogGroup({ policy: policy(root, logs()) })),
    "nothing needs it": notApplicable(key({ policy: policy(root) })),
    "CloudFront reads the bucket": fail(...behindCloudFront({ policy: policy(root) })),
    "CloudFront reads the bucket and may": pass(
      ...behindCloudFront({
        policy: policy(root, {
          Effect: "Allow",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/*" } },
        }),
      }),
    ),
  },
  "kms-key-policy-keeps-administration": {
    good: pass(key({ policy: policy(root) })),
    bad: fail(key({ policy: policy({ ...root, Action: ["kms:Encrypt", "kms:Decrypt"] }) })),
    unset: notApplicable(key()),
    unknown: unverifiable(key({ policy: UNKNOWN })),
    "another account's root": fail(key({ policy: policy({ ...root, Principal: { AWS: "100000000002" } }) })),
    "only sometimes": fail(key({ policy: policy({ ...root, Condition: { Bool: { "aws:ViaAWSService": "true" } } }) })),
  },
};
