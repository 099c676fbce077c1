import {
  environment,
  fail,
  type Fixtures,
  foundation,
  make,
  notApplicable,
  pass,
  policy,
  ref,
  UNKNOWN,
  unverifiable,
} from "../support";

const name = "shine-production-uploads-111122223333";
const production = environment("production");
const stack = make("pulumi:pulumi:Stack", "platform-shine");
const key = make("aws:kms/key:Key", "shine-production-data");
const bucket = make(
  "aws:s3/bucket:Bucket",
  "shine-production-uploads-bucket",
  { bucket: name },
  { parent: production },
);
const named = (chosen: string) => make("aws:s3/bucket:Bucket", `shine-production-${chosen}`, { bucket: chosen });
const satellite = (kind: string, props: object, suffix = "one") =>
  make(`aws:s3/bucket${kind}:Bucket${kind}`, `shine-production-uploads-${suffix}`, { bucket: name, ...props });
const inDoubt = (kind: string, props: object = {}) => satellite(kind, { ...props, bucket: UNKNOWN });

const block = (props: object) => satellite("PublicAccessBlock", props);
const allTrue = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const accountBlock = (props: object = {}) =>
  make("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "shine-account-public-access-block", {
    ...allTrue,
    ...props,
  });
const encryption = (rule: object) => satellite("ServerSideEncryptionConfiguration", { rules: [rule] });
const sse = (algorithm: unknown, keyId?: unknown) =>
  encryption({
    applyServerSideEncryptionByDefault: {
      sseAlgorithm: algorithm,
      ...(keyId === undefined ? {} : { kmsMasterKeyId: keyId }),
    },
  });
const lifecycle = (...rules: object[]) => satellite("LifecycleConfiguration", { rules });
const versioning = (status: unknown) => satellite("Versioning", { versioningConfiguration: { status } });
const bucketPolicy = (value: unknown) => satellite("Policy", { policy: value });
const balancer = (logsTo: unknown) =>
  make("aws:lb/loadBalancer:LoadBalancer", "shine-production-web", { accessLogs: { enabled: true, bucket: logsTo } });
const logging = (props: object) => satellite("Logging", props);
const flowLog = (destination: unknown) =>
  make("aws:ec2/flowLog:FlowLog", "shine-production-flow", { logDestination: destination });

const arns = [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`];
const deny = (props: object = {}) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: arns,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
  ...props,
});
const allow = (props: object) => ({ Effect: "Allow", Action: "s3:GetObject", Resource: arns[1], ...props });
const deliver = (props: object = {}) =>
  allow({ Action: "s3:PutObject", Principal: { Service: "delivery.logs.amazonaws.com" }, ...props });
const flows = (props: object = {}) =>
  deliver({
    Resource: `arn:aws:s3:::${name}/flow/AWSLogs/111122223333/*`,
    Condition: from("ap-northeast-1"),
    ...props,
  });
const from = (region: string) => ({ ArnLike: { "aws:SourceArn": `arn:aws:logs:${region}:111122223333:*` } });
const ask = () => deliver({ Action: "s3:GetBucketAcl", Resource: arns[0] });
const behind = make("aws:cloudfront/distribution:Distribution", "shine-production-web", {
  origins: [{ domainName: `${name}.s3.ap-northeast-1.amazonaws.com`, originAccessControlId: UNKNOWN }, ref(bucket)],
});
const reading = (props: object = {}) =>
  allow({
    Principal: { Service: "cloudfront.amazonaws.com" },
    Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/*" } },
    ...props,
  });
const audit = { "data-class": "audit" };

const configChannel = make("aws:cfg/deliveryChannel:DeliveryChannel", "shine-account-channel", { s3BucketName: name });
const organizationTrail = make("aws:cloudtrail/trail:Trail", "shine-account-trail", {
  s3BucketName: name,
  isOrganizationTrail: true,
});
const writing = (service: string, ...objects: string[]) => [
  {
    Effect: "Allow",
    Principal: { Service: service },
    Action: "s3:GetBucketAcl",
    Resource: `arn:aws:s3:::${name}`,
    Condition: { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } },
  },
  {
    Effect: "Allow",
    Principal: { Service: service },
    Action: "s3:PutObject",
    Resource: objects.map((object) => `arn:aws:s3:::${name}/${object}`),
    Condition: { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } },
  },
];
const config = (object: string) => writing("config.amazonaws.com", object);
const trailed = (...objects: string[]) => writing("cloudtrail.amazonaws.com", ...objects);

export const fixtures: Record<string, Fixtures> = {
  "s3-bucket-has-public-access-block": {
    good: pass(bucket, block(allTrue)),
    bad: fail(bucket, block(allTrue), satellite("PublicAccessBlock", allTrue, "two")),
    unset: fail(bucket),
    unknown: unverifiable(bucket, inDoubt("PublicAccessBlock", allTrue)),
    "linked by where the value comes from": pass(bucket, satellite("PublicAccessBlock", { bucket: ref(bucket) })),
    "of another bucket": fail(bucket, satellite("PublicAccessBlock", { bucket: "another" })),
  },
  "s3-account-public-access-block": {
    good: pass(stack, accountBlock({ accountId: "111122223333" })),
    bad: fail(stack, accountBlock({ accountId: "999999999999" })),
    unset: fail(stack),
    unknown: unverifiable(stack, accountBlock({ accountId: UNKNOWN })),
    "every foundation account": pass(...foundation([], accountBlock({}))),
    "a foundation account left out": fail(...foundation(["100000000002"], accountBlock({}))),
  },
  "s3-bucket-sse-kms": {
    good: pass(bucket, key, sse("aws:kms", ref(key))),
    bad: fail(bucket, sse("AES256")),
    unset: fail(bucket),
    unknown: unverifiable(bucket, sse("aws:kms", UNKNOWN)),
    "AWS's own key": fail(bucket, sse("aws:kms", "alias/aws/s3")),
    "no key named": fail(bucket, sse("aws:kms")),
    "load balancer logs": pass(bucket, balancer(name), sse("AES256")),
    "load balancer logs with KMS, which AWS would not deliver": fail(
      bucket,
      balancer(name),
      key,
      sse("aws:kms", ref(key)),
    ),
    "a destination that cannot be known": unverifiable(bucket, balancer(UNKNOWN), sse("AES256")),
  },
  "s3-bucket-key-enabled": {
    good: pass(
      bucket,
      encryption({ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" }, bucketKeyEnabled: true }),
    ),
    bad: fail(
      bucket,
      encryption({ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" }, bucketKeyEnabled: false }),
    ),
    unset: fail(bucket, sse("aws:kms")),
    unknown: unverifiable(bucket, sse(UNKNOWN)),
    "no KMS": notApplicable(bucket, sse("AES256")),
  },
  "s3-bucket-versioning": {
    good: pass(bucket, versioning("Enabled")),
    bad: fail(bucket, versioning("Suspended")),
    unset: fail(bucket),
    unknown: unverifiable(bucket, versioning(UNKNOWN)),
  },
  "s3-bucket-lifecycle": {
    good: pass(bucket, lifecycle({ status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } })),
    bad: fail(bucket, lifecycle({ status: "Disabled", expiration: { days: 30 } })),
    unset: fail(bucket, lifecycle({ status: "Enabled" })),
    unknown: unverifiable(bucket, lifecycle({ status: UNKNOWN })),
    "no satellite": fail(bucket),
  },
  "s3-lifecycle-abort-multipart": {
    good: pass(bucket, lifecycle({ status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } })),
    bad: fail(bucket, lifecycle({ status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 8 } })),
    unset: fail(bucket),
    unknown: unverifiable(
      bucket,
      lifecycle({ status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: UNKNOWN } }),
    ),
    "only below a prefix": fail(
      bucket,
      lifecycle({
        status: "Enabled",
        filter: { prefix: "a/" },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
      }),
    ),
  },
  "s3-bucket-access-logging": {
    good: pass(bucket, named("logs"), logging({ targetBucket: "logs" })),
    bad: fail(bucket, logging({ targetBucket: name })),
    unset: fail(bucket),
    unknown: unverifiable(bucket, logging({ targetBucket: UNKNOWN })),
    "the bucket that receives the logs": pass(
      bucket,
      make("aws:s3/bucketLogging:BucketLogging", "shine-production-other", { bucket: "other", targetBucket: name }),
      named("other"),
    ),
  },
  "s3-bucket-deny-insecure-transport": {
    good: pass(bucket, bucketPolicy(policy(deny()))),
    bad: fail(bucket, bucketPolicy(policy(deny({ Resource: arns[1] })))),
    unset: fail(bucket),
    unknown: unverifiable(bucket, bucketPolicy(UNKNOWN)),
    "a condition that narrows it": fail(
      bucket,
      bucketPolicy(
        policy(
          deny({
            Condition: { Bool: { "aws:SecureTransport": "false" }, StringEquals: { "aws:PrincipalAccount": "1" } },
          }),
        ),
      ),
    ),
    "an Allow": fail(bucket, bucketPolicy(policy(deny({ Effect: "Allow" })))),
    "another bucket's ARN": fail(
      bucket,
      bucketPolicy(policy(deny({ Resource: ["arn:aws:s3:::x", "arn:aws:s3:::x/*"] }))),
    ),
    "malformed JSON": unverifiable(bucket, bucketPolicy("{")),
  },
  "s3-bucket-owner-enforced": {
    good: pass(bucket, satellite("OwnershipControls", { rule: { objectOwnership: "BucketOwnerEnforced" } })),
    bad: fail(bucket, satellite("OwnershipControls", { rule: { objectOwnership: "ObjectWriter" } })),
    unset: fail(bucket),
    unknown: unverifiable(bucket, satellite("OwnershipControls", { rule: { objectOwnership: UNKNOWN } })),
    "an ACL": fail(
      bucket,
      satellite("OwnershipControls", { rule: { objectOwnership: "BucketOwnerEnforced" } }),
      satellite("Acl", { acl: "private" }),
    ),
  },
  "s3-bucket-policy-no-lockout": {
    good: pass(bucketPolicy(policy(deny()))),
    bad: fail(bucketPolicy(policy(deny({ Condition: undefined })))),
    unset: pass(bucketPolicy(undefined)),
    unknown: unverifiable(bucketPolicy(UNKNOWN)),
  },
  "s3-object-lock-audit-buckets": {
    good: pass(make("aws:s3/bucket:Bucket", "shine-account-audit", { tags: audit, objectLockEnabled: true })),
    bad: fail(make("aws:s3/bucket:Bucket", "shine-account-audit", { tags: audit, objectLockEnabled: false })),
    unset: fail(make("aws:s3/bucket:Bucket", "shine-account-audit", { tags: audit })),
    unknown: unverifiable(make("aws:s3/bucket:Bucket", "shine-account-audit", { tags: UNKNOWN })),
    "another class": notApplicable(bucket),
    "a product's traffic logs": notApplicable(
      make("aws:s3/bucket:Bucket", "shine-production-logs", { bucket: name, tags: audit }),
      flowLog(`arn:aws:s3:::${name}/flow/`),
    ),
    "traffic logs beside a trail": fail(
      make("aws:s3/bucket:Bucket", "shine-production-logs", { bucket: name, tags: audit }),
      flowLog(`arn:aws:s3:::${name}/flow/`),
      make("aws:cloudtrail/trail:Trail", "shine-account-trail", { s3BucketName: name }),
    ),
    "what Config delivers to, which takes no lock": fail(
      make("aws:s3/bucket:Bucket", "shine-account-audit", { bucket: name, tags: audit, objectLockEnabled: true }),
      configChannel,
    ),
    "what Config delivers to": pass(
      make("aws:s3/bucket:Bucket", "shine-account-audit", { bucket: name, tags: audit }),
      configChannel,
    ),
  },
  "s3-no-force-destroy-in-production": {
    good: pass(bucket),
    bad: fail(make("aws:s3/bucket:Bucket", "shine-production-x", { forceDestroy: true }, { parent: production })),
    unset: pass(make("aws:ecr/repository:Repository", "shine-account-web")),
    unknown: unverifiable(make("aws:s3/bucket:Bucket", "shine-production-x", { forceDestroy: UNKNOWN })),
    "a repository": fail(make("aws:ecr/repository:Repository", "shine-account-web", { forceDelete: true })),
    "in staging": notApplicable(make("aws:s3/bucket:Bucket", "shine-staging-x", { forceDestroy: true })),
  },
  "s3-bucket-name-dns-compliant": {
    good: pass(bucket),
    bad: fail(named("assets.example.com")),
    unset: fail(make("aws:s3/bucket:Bucket", "shine-production-x")),
    unknown: unverifiable(make("aws:s3/bucket:Bucket", "shine-production-x", { bucket: UNKNOWN })),
  },
  "s3-log-bucket-admits-writer": {
    "Config of the account": pass(bucket, configChannel, bucketPolicy(policy(...config(`AWSLogs/*/Config/*`)))),
    "Config below another prefix": fail(bucket, configChannel, bucketPolicy(policy(...config(`elsewhere/*`)))),
    "Config without the question that comes first": fail(
      bucket,
      configChannel,
      bucketPolicy(policy(...config(`AWSLogs/*/Config/*`).slice(1))),
    ),
    "a trail of the organization": pass(
      bucket,
      organizationTrail,
      bucketPolicy(policy(...trailed("AWSLogs/111122223333/*", "AWSLogs/o-a1b2c3d4e5/*"))),
    ),
    "a trail that may write of the others alone": fail(
      bucket,
      organizationTrail,
      bucketPolicy(policy(...trailed("AWSLogs/o-a1b2c3d4e5/*"))),
    ),
    good: pass(bucket, flowLog(`arn:aws:s3:::${name}/flow/`), bucketPolicy(policy(flows(), ask()))),
    bad: fail(bucket, flowLog(`arn:aws:s3:::${name}/elsewhere/`), bucketPolicy(policy(flows(), ask()))),
    unset: fail(bucket, balancer(name)),
    unknown: unverifiable(bucket, flowLog(`arn:aws:s3:::${name}/flow/`), bucketPolicy(UNKNOWN)),
    "no logs": notApplicable(bucket),
    "the wrong writer": fail(bucket, balancer(ref(bucket)), bucketPolicy(policy(flows()))),
    "from another region": fail(
      bucket,
      flowLog(`arn:aws:s3:::${name}/flow/`),
      bucketPolicy(policy(flows({ Condition: from("us-east-1") }), ask())),
    ),
    "without the question that comes first": fail(
      bucket,
      flowLog(`arn:aws:s3:::${name}/flow/`),
      bucketPolicy(policy(flows())),
    ),
    "load balancer logs below a prefix": pass(
      bucket,
      make("aws:lb/loadBalancer:LoadBalancer", "shine-production-web", { accessLogs: { bucket: name, prefix: "web" } }),
      bucketPolicy(
        policy(
          deliver({
            Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
            Resource: `arn:aws:s3:::${name}/web/AWSLogs/111122223333/*`,
          }),
        ),
      ),
    ),
  },
  "s3-origin-bucket-admits-cloudfront": {
    good: pass(bucket, behind, bucketPolicy(policy(reading()))),
    bad: fail(bucket, behind, bucketPolicy(policy(reading({ Condition: undefined })))),
    unset: fail(bucket, behind),
    unknown: unverifiable(bucket, behind, bucketPolicy(UNKNOWN)),
    "writing too": fail(bucket, behind, bucketPolicy(policy(reading({ Action: ["s3:GetObject", "s3:PutObject"] })))),
    "no distribution": notApplicable(bucket),
  },
  "s3-bucket-deny-old-tls": {
    good: pass(bucket, bucketPolicy(policy(deny({ Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } })))),
    bad: fail(bucket, bucketPolicy(policy(deny({ Condition: { NumericLessThan: { "s3:TlsVersion": "1.1" } } })))),
    unset: fail(bucket),
    unknown: unverifiable(bucket, bucketPolicy(UNKNOWN)),
    "TLS at all": fail(bucket, bucketPolicy(policy(deny()))),
  },
  "s3-bucket-policy-names-its-bucket": {
    good: pass(bucketPolicy(policy(deny()))),
    bad: fail(bucketPolicy(policy(deny({ Resource: "*" })))),
    unset: fail(bucketPolicy(policy(deny({ Resource: undefined })))),
    unknown: unverifiable(bucketPolicy(UNKNOWN)),
    "a bucket that begins alike": fail(bucketPolicy(policy(allow({ Principal: "*", Resource: `${arns[0]}-2/*` })))),
  },
};
