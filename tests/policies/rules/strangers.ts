import {
  environment,
  fail,
  type Fixtures,
  make,
  notApplicable,
  pass,
  policy,
  ref,
  UNKNOWN,
  unverifiable,
} from "../support";

/** Of policies on resources, as the strangers of policies/strangers find them. */
const own = "111122223333";
const parent = environment("production");
const name = `shine-production-uploads-${own}`;
const objects = `arn:aws:s3:::${name}/*`;

const bucket = (...statements: readonly object[]) =>
  make("aws:s3/bucketPolicy:BucketPolicy", "shine-production-uploads", { policy: policy(...statements) }, { parent });
const read = (props: object) => ({ Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: objects, ...props });
const everyone = (Condition?: object) => bucket(read({ Principal: "*", Condition }));
const service = (Condition?: object, Service = "delivery.logs.amazonaws.com") =>
  bucket(read({ Action: "s3:PutObject", Principal: { Service }, Condition }));
const to = (principal: unknown) => bucket(read({ Principal: principal }));
const equals = (key: string, value: unknown) => ({ StringEquals: { [key]: value } });

const key = (...statements: readonly object[]) =>
  make("aws:kms/key:Key", "shine-production-data", { policy: policy(root, ...statements) }, { parent });
const root = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${own}:root` }, Action: "kms:*", Resource: "*" };
const uses = (props: object) => ({ Effect: "Allow", Principal: "*", Action: "kms:Decrypt", Resource: "*", ...props });
const via = { "kms:ViaService": "rds.ap-northeast-1.amazonaws.com" };

const archive = (props: object) =>
  make(
    "aws:s3/bucketPolicy:BucketPolicy",
    "foundation-account-archive",
    {
      policy: policy({ Effect: "Allow", Resource: "arn:aws:s3:::foundation-account-config-100000000002/*", ...props }),
    },
    { stack: "foundation", provider: { allowedAccountIds: '["100000000002"]' } },
  );
const images = (type: "bootstrap" | "own", Action: string) =>
  make(
    "aws:ecr/repositoryPolicy:RepositoryPolicy",
    `foundation-${type}`,
    {
      policy: policy({
        Effect: "Allow",
        Principal: "*",
        Action,
        Condition: equals("aws:PrincipalOrgID", "o-a1b2c3d4e5"),
      }),
    },
    type === "own" ? {} : { stack: "foundation", provider: { allowedAccountIds: '["100000000003"]' } },
  );

const endpoint = (service: string, ...statements: readonly object[]) =>
  make(
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    "shine-production-endpoint",
    {
      serviceName: `com.amazonaws.ap-northeast-1.${service}`,
      ...(statements.length === 0 ? {} : { policy: policy(...statements) }),
    },
    { parent },
  );
const through = (Condition?: object, props: object = {}) => ({
  Effect: "Allow",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition,
  ...props,
});
const ours = { StringEquals: { "aws:PrincipalAccount": own, "aws:ResourceAccount": own } };
const layers = "arn:aws:s3:::prod-ap-northeast-1-starport-layer-bucket/*";

const rule = make("aws:cloudwatch/eventRule:EventRule", "shine-production-rule", {}, { parent });
const permission = (props: object) =>
  make(
    "aws:lambda/permission:Permission",
    "shine-production-p",
    { action: "lambda:InvokeFunction", ...props },
    { parent },
  );
const events = { principal: "events.amazonaws.com" };

const of = (type: string, property: string, statement: object) =>
  make(
    type,
    "shine-production-one",
    { [property]: policy({ Effect: "Allow", Principal: "*", ...statement }) },
    { parent },
  );

export const fixtures: Record<string, Fixtures> = {
  "resource-policy-strangers": {
    good: pass(
      service({
        ...equals("aws:SourceAccount", own),
        ArnLike: { "aws:SourceArn": `arn:aws:logs:ap-northeast-1:${own}:*` },
      }),
    ),
    bad: fail(everyone()),
    unset: notApplicable(make("aws:kms/key:Key", "shine-production-data")),
    unknown: unverifiable(make("aws:s3/bucketPolicy:BucketPolicy", "shine-production-x", { policy: UNKNOWN })),

    // The internet, and who is narrowed to it.
    "everyone by another spelling": fail(to({ AWS: "*" })),
    "everyone of an organization that is none": fail(everyone({ StringLike: { "aws:PrincipalOrgID": "*" } })),
    "half of the internet": fail(everyone({ IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } })),
    "a network of somebody": fail(everyone({ IpAddress: { "aws:SourceIp": "20.40.0.0/16" } })),
    "an office": pass(everyone({ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })),
    "an office and those around it": fail(everyone({ IpAddress: { "aws:SourceIp": "203.0.0.0/8" } })),
    "a network of somebody's": fail(everyone(equals("aws:SourceVpce", "vpce-0123456789abcdef0"))),
    "who says so": fail(everyone({ StringEquals: { "aws:Referer": "https://shine.example.com" } })),
    "a key only if it is there": fail(everyone({ StringEqualsIfExists: { "aws:PrincipalAccount": own } })),
    "all values of none": fail(everyone({ "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/" } })),
    "not of one account": fail(everyone({ StringNotEquals: { "aws:PrincipalAccount": "999999999999" } })),
    "everyone but whom a denial takes out": pass(
      bucket(read({ Principal: "*" }), {
        ...read({ Principal: "*" }),
        Effect: "Deny",
        Condition: { ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::${own}:role/shine-production-*` } },
      }),
    ),
    "a denial that takes nobody out": fail(
      bucket(read({ Principal: "*" }), {
        ...read({ Principal: "*" }),
        Effect: "Deny",
        Condition: { StringNotLike: { "aws:PrincipalAccount": "*" } },
      }),
    ),

    // Other accounts and organizations.
    "the own account": pass(to({ AWS: `arn:aws:iam::${own}:role/shine-production-web` })),
    "another account": fail(to({ AWS: "arn:aws:iam::999999999999:root" })),
    "another account by its number": fail(to({ AWS: ["999999999999", own] })),
    "a role of another account": fail(to({ AWS: "arn:aws:iam::999999999999:role/partner" })),
    "a session of another account": fail(to({ AWS: "arn:aws:sts::999999999999:assumed-role/partner/one" })),
    "an identity without an account": fail(
      to({ AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1" }),
    ),
    "a number of somebody who is gone": fail(to({ AWS: "AIDAEXAMPLEEXAMPLE123" })),
    "a canonical user": fail(to({ CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" })),
    "an identity provider": fail(to({ Federated: "cognito-identity.amazonaws.com" })),
    "another organization": fail(everyone(equals("aws:PrincipalOrgID", "o-z9y8x7w6v5"))),
    "a path of another organization": fail(
      everyone({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-z9y8x7w6v5/*" } }),
    ),
    "our whole organization": fail(everyone(equals("aws:PrincipalOrgID", "o-a1b2c3d4e5"))),
    "another account of ours": fail(to({ AWS: "arn:aws:iam::100000000001:root" })),
    "a role of any account by its name": fail(
      everyone({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/shine-production-web" } }),
    ),
    "accounts that begin as ours": fail(everyone({ StringLike: { "aws:PrincipalAccount": "1111*" } })),
    "accounts that end as ours": fail(
      everyone({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::????22223333:role/x" } }),
    ),
    "a denial to another account": pass(bucket({ ...read({ Principal: { AWS: "999999999999" } }), Effect: "Deny" })),

    // Services act for everybody.
    "a service for anybody": fail(service()),
    "a service with a key that narrows nobody": fail(service(equals("s3:x-amz-acl", "bucket-owner-full-control"))),
    "a service for another account": fail(service(equals("aws:SourceAccount", "999999999999"))),
    "a service for any account": fail(service({ StringLike: { "aws:SourceAccount": "*" } })),
    "a service for what is any account's": fail(service({ ArnLike: { "aws:SourceArn": "arn:aws:logs:*:*:*" } })),
    "a service for a bucket that may be anybody's": fail(service({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::up*" } })),
    "a service for our organization": fail(service(equals("aws:SourceOrgID", "o-a1b2c3d4e5"))),
    "a service for another organization": fail(service(equals("aws:SourceOrgID", "o-z9y8x7w6v5"))),
    "any service": fail(everyone({ Bool: { "aws:PrincipalIsAWSService": "true" } })),
    "a log group's context of ours": pass(
      key(
        uses({
          Principal: { Service: "logs.ap-northeast-1.amazonaws.com" },
          Condition: {
            ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:ap-northeast-1:${own}:log-group:*` },
          },
        }),
      ),
    ),
    "a log group's context of anybody": fail(
      key(
        uses({
          Principal: { Service: "logs.ap-northeast-1.amazonaws.com" },
          Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:ap-northeast-1:*:log-group:*" } },
        }),
      ),
    ),

    // Keys, and the other environment of the account.
    "the account through a service": pass(
      key(uses({ Condition: { StringEquals: { ...via, "kms:CallerAccount": own } } })),
    ),
    "any account through a service": fail(key(uses({ Condition: { StringEquals: via } }))),
    "another account through a service": fail(
      key(uses({ Condition: { StringEquals: { ...via, "kms:CallerAccount": [own, "999999999999"] } } })),
    ),
    "the whole account directly": fail(key(uses({ Condition: equals("kms:CallerAccount", own) }))),
    "a role of staging": fail(key(uses({ Principal: { AWS: `arn:aws:iam::${own}:role/shine-staging-web` } }))),
    "roles by a beginning that staging has too": fail(
      everyone({
        ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${own}:role/shine-*` },
        ...equals("aws:PrincipalAccount", own),
      }),
    ),
    "roles of production": pass(
      everyone({
        ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${own}:role/shine-production-*` },
        ...equals("aws:PrincipalAccount", own),
      }),
    ),
    "a key's own resource": fail(
      make("aws:kms/keyPolicy:KeyPolicy", "shine-production-data", { policy: policy(uses({})) }, { parent }),
    ),

    // Whom the foundation means to admit, and no more.
    "the archive for every recorder": pass(
      archive({
        Principal: { Service: "config.amazonaws.com" },
        Action: "s3:PutObject",
        Condition: equals("aws:SourceOrgID", "o-a1b2c3d4e5"),
      }),
    ),
    "the archive read by a recorder": fail(
      archive({
        Principal: { Service: "config.amazonaws.com" },
        Action: "s3:GetObject",
        Condition: equals("aws:SourceOrgID", "o-a1b2c3d4e5"),
      }),
    ),
    "the archive for the organization's trail": pass(
      archive({
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Condition: equals("aws:SourceArn", "arn:aws:cloudtrail:ap-northeast-1:100000000000:trail/organization"),
      }),
    ),
    "the archive for a product's trail": fail(
      archive({
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Condition: equals("aws:SourceArn", `arn:aws:cloudtrail:ap-northeast-1:${own}:trail/own`),
      }),
    ),
    "the archive for management itself": fail(
      archive({ Principal: { AWS: "arn:aws:iam::100000000000:root" }, Action: "s3:GetObject" }),
    ),
    "the platform's images": pass(images("bootstrap", "ecr:BatchGetImage")),
    "the platform's images, written": fail(images("bootstrap", "ecr:PutImage")),
    "a product's images": fail(images("own", "ecr:BatchGetImage")),

    // Endpoints only limit.
    "an endpoint for ourselves": pass(endpoint("s3", through(ours))),
    "an endpoint without a policy": fail(endpoint("s3")),
    "an endpoint for everybody": fail(endpoint("ssm", through(undefined, { Action: "ssm:*" }))),
    "an endpoint for our identities": pass(
      endpoint("ssm", through(equals("aws:PrincipalAccount", own), { Action: "ssm:*" })),
    ),
    "an endpoint for everybody's credentials, to our own": fail(
      endpoint("s3", through(equals("aws:ResourceAccount", own))),
    ),
    "an endpoint to anybody's bucket": fail(endpoint("s3", through(equals("aws:PrincipalAccount", own)))),
    "an endpoint to a bucket of another account": fail(
      endpoint("s3", through({ StringEquals: { ...ours.StringEquals, "aws:ResourceAccount": [own, "999999999999"] } })),
    ),
    "an endpoint to a bucket by its name": fail(
      endpoint("s3", through(equals("aws:PrincipalAccount", own), { Resource: "arn:aws:s3:::partner/*" })),
    ),
    "reading image layers": pass(endpoint("s3", through(undefined, { Action: "s3:GetObject", Resource: layers }))),
    "writing into a bucket of AWS": fail(endpoint("s3", through(undefined, { Resource: layers }))),
    "a bucket whose name is like one of AWS's": fail(
      endpoint("s3", through(undefined, { Action: "s3:GetObject", Resource: "arn:aws:s3:::x-amazon-ssm-y/*" })),
    ),

    // Types that no stack makes yet.
    "a function for a rule of ours": pass(rule, permission({ ...events, sourceArn: ref(rule) })),
    "a function for an ARN from nowhere": unverifiable(permission({ ...events, sourceArn: UNKNOWN })),
    "a function for anybody's rule": fail(permission(events)),
    "a function for a bucket that says no account": fail(
      permission({ principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::shine" }),
    ),
    "a function for everybody": fail(permission({ principal: "*" })),
    "a secret": fail(of("aws:secretsmanager/secretPolicy:SecretPolicy", "policy", { Action: "secretsmanager:*" })),
    "a queue": fail(of("aws:sqs/queuePolicy:QueuePolicy", "policy", { Action: "sqs:SendMessage", Resource: "*" })),
    "a topic": fail(of("aws:sns/topicPolicy:TopicPolicy", "policy", { NotAction: "sns:Publish", Resource: "*" })),
    "a bus": fail(of("aws:cloudwatch/eventBusPolicy:EventBusPolicy", "policy", { Action: "events:PutEvents" })),
    "a vault": fail(of("aws:backup/vaultPolicy:VaultPolicy", "policy", { Action: "backup:CopyIntoBackupVault" })),
    "log groups": fail(
      of("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "policyDocument", { Action: "logs:PutLogEvents" }),
    ),
  },
};
