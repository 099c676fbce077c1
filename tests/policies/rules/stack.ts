import type { Waiver } from "../../../policies/waivers";
import {
  environment,
  fail,
  type Fixtures,
  make,
  notApplicable,
  type Options,
  pass,
  policy,
  ref,
  SECRET,
  stack,
  UNKNOWN,
  unverifiable,
  waived,
} from "../support";

const production = environment("production");
const staging = environment("staging");

const bucket = (props: object = {}, options: Options = {}) =>
  make("aws:s3/bucket:Bucket", "shine-production-uploads-bucket", { ...props }, options);
const key = (props: object = {}, options: Options = {}) =>
  make("aws:kms/key:Key", "shine-production-data", { ...props }, options);
const assuming = (...roles: readonly string[]) =>
  JSON.stringify(roles.map((role) => ({ roleArn: `arn:aws:iam::${role}`, sessionName: "pulumi-shine" })));
const ownAccount = { allowedAccountIds: JSON.stringify(["111122223333"]) };
const provider = (props: object, name = "aws", of = "shine") =>
  make(`pulumi:providers:${name}`, `${of}-${name}`, { ...props }, { stack: of });
/** In the account of the zone above, by way of these roles. */
const zoneAbove = (roles: readonly string[]) =>
  provider(
    {
      allowedAccountIds: JSON.stringify(["100000000000"]),
      assumeRoles: assuming(...roles),
    },
    "aws",
  );
const parentZone = zoneAbove(["111122223333:role/platform-deploy", "100000000000:role/platform-delegate-shine"]);
const there = (props: object, type = "aws:route53/record:Record") =>
  make(type, "shine-account-x", { ...props }, { provider: parentZone.props });
const defaultTags = JSON.stringify({ tags: { product: "shine", owner: "team-shine", "managed-by": "pulumi" } });
const byDefault: Options = { provider: { region: "ap-northeast-1", defaultTags } };
const tags = { env: "production", service: "data", "data-class": "customer" };
const copies = (env: string) =>
  make(
    "aws:backup/plan:Plan",
    "shine-production-plan",
    { tags, rules: [{ ruleName: "daily", recoveryPointTags: { ...tags, env } }] },
    { ...byDefault, parent: production },
  );
const fakeKey = ["AKIA", "ABCDEFGHIJKLMNOP"].join("");
const container = (value: unknown) =>
  make("aws:ecs/taskDefinition:TaskDefinition", "shine-production-web", { containerDefinitions: value });
const talking = (url: string) =>
  container(JSON.stringify([{ name: "web", environment: [{ name: "API", value: url }] }]));
const paging = (props: object) => make("pagerduty:index/service:Service", "shine-production-oncall", { ...props });
const working = (props: object) =>
  make("github:index/teamRepository:TeamRepository", "shine-account-team", { ...props });
const approving = (team: number) =>
  make("github:index/repositoryEnvironment:RepositoryEnvironment", "shine-account-production", {
    reviewers: [{ teams: [team] }],
    repository: "shine-web",
  });
const reviewed = (props: object = {}, options: Options = {}) =>
  bucket({ bucket: "shine-production-uploads", forceDestroy: false, tags: {}, ...props }, options);
const lock = (options: Options) =>
  make(
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    "shine-production-databases-backup-lock",
    { backupVaultName: "shine-production-databases-backup", minRetentionDays: 7 },
    options,
  );
const administration = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:root" },
  Action: "kms:*",
  Resource: "*",
};
const throughParameters = {
  Effect: "Allow",
  Principal: "*",
  Resource: "*",
  Condition: {
    StringEquals: {
      "kms:CallerAccount": "111122223333",
      "kms:ViaService": ["ssm.ap-northeast-1.amazonaws.com", "secretsmanager.ap-northeast-1.amazonaws.com"],
    },
  },
};
/** The key of parameters as a part of its component; without a statement its policy is not known. */
const keyOf = (...statements: readonly object[]) =>
  make(
    "aws:kms/key:Key",
    "shine-production-keys-parameters",
    {
      deletionWindowInDays: 30,
      description: "Parameters",
      enableKeyRotation: true,
      region: "ap-northeast-1",
      tags: { "data-class": "customer" },
      policy: statements.length === 0 ? UNKNOWN : policy(...statements),
    },
    { protect: true, parent: make("platform:account:Keys", "shine-production-keys") },
  );
const integration = (additionalSecretOutputs: readonly string[]) =>
  make(
    "pagerduty:index/serviceIntegration:ServiceIntegration",
    "shine-production-on-call-datadog",
    { name: "Datadog", service: UNKNOWN, vendor: "PAM4FGS" },
    { options: { additionalSecretOutputs } },
  );
const identityProvider = (clientIdLists: readonly unknown[]) =>
  make("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "shine-account-github", {
    clientIdLists,
    tags: {},
    url: "https://token.actions.githubusercontent.com",
  });
const scaled = (props: object, options: Options = {}) =>
  make(
    "aws:appautoscaling/target:Target",
    "shine-production-web-scaling",
    {
      maxCapacity: 4,
      minCapacity: 2,
      resourceId: "service/a/b",
      scalableDimension: "ecs:service:DesiredCount",
      serviceNamespace: "ecs",
      tags: {},
      ...props,
    },
    options,
  );
const aws = {
  allowedAccountIds: JSON.stringify(["111122223333"]),
  region: "ap-northeast-1",
  skipCredentialsValidation: "false",
  skipRegionValidation: "true",
};
/** A bucket's component with these of its parts. */
const archived = (...names: readonly string[]) => {
  const component = make("platform:data:Bucket", "shine-production-logs");
  const types: Readonly<Record<string, string>> = {
    "-bucket": "Bucket",
    "-lifecycle": "BucketLifecycleConfiguration",
    "-ownership": "BucketOwnershipControls",
    "-policy": "BucketPolicy",
    "-encryption": "BucketServerSideEncryptionConfiguration",
    "-versioning": "BucketVersioning",
  };
  const typeOf = (name: string): string => {
    const type = types[name] ?? "BucketPublicAccessBlock";
    return `aws:s3/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
  };
  const parts = names.map((name) => make(typeOf(name), `shine-production-logs${name}`, {}, { parent: component }));
  return [component, ...parts];
};
const ignoring = (...ignoreChanges: string[]) => key({}, { ignoreChanges });
const root = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" };

const bucketPolicy = (document: unknown) =>
  make("aws:s3/bucketPolicy:BucketPolicy", "shine-production-uploads-policy", { bucket: "uploads", policy: document });
const service = (Condition?: object) => ({
  Effect: "Allow",
  Principal: { Service: "delivery.logs.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::uploads/*",
  Condition,
});
const waiver = (props: Partial<Waiver> = {}): Waiver => ({
  rule: "kms-key-rotation",
  urn: "urn:pulumi:shine::platform::*::shine-production-data",
  owner: "team-shine",
  reason: "The partner pins the key material until the migration is over.",
  ticket: "SHINE-1",
  start: "2026-11-01",
  end: "2027-01-31",
  ...props,
});

const vpc = make("aws:ec2/vpc:Vpc", "shine-production-vpc");
const endpointIn = (props: object) => make("aws:ec2/vpcEndpoint:VpcEndpoint", "shine-production-s3", { ...props });

const recordOf = (component: string, name: string, props: object = {}) =>
  make(
    "aws:route53/record:Record",
    `shine-production-${name}`,
    { ...props },
    { parent: make(component, `shine-production-${name.split("-")[0]}`) },
  );

export const fixtures: Record<string, Fixtures> = {
  "reviewed-compositions": {
    good: pass(
      stack,
      ...archived("-bucket", "-lifecycle", "-ownership", "-policy", "-public-access", "-encryption", "-versioning"),
    ),
    bad: fail(stack, ...archived("-bucket", "-lifecycle", "-ownership", "-policy", "-encryption", "-versioning")),
    unset: fail(stack, ...archived()),
    unknown: notApplicable(stack, make("platform:data:Unheard", "shine-production-x")),
    "another of the type, by another name": fail(
      stack,
      ...archived("-bucket", "-lifecycle", "-ownership", "-policy", "-public", "-encryption", "-versioning"),
    ),
  },
  "outside-references": {
    good: pass(talking("https://api.shine.example.com/v1")),
    bad: fail(talking("https://api.stranger.com/v1")),
    unset: pass(bucket()),
    unknown: unverifiable(bucket({ bucket: UNKNOWN })),
    "a secret, which may name anybody": unverifiable(bucket({ bucket: SECRET })),
    "what comes from the program": pass(bucket({ bucket: ref(key()) })),
    "a host without a dot": fail(talking("http://intranet/v1")),
    "the task itself": pass(talking("http://localhost:3000/v1")),
    "a host whose dot is written by its number": fail(talking("https://evil%2ecom")),
    "a stranger's bucket": fail(talking("s3://stranger-uploads/x")),
    "a bucket of the product's own": pass(talking("s3://shine-production-uploads/x")),
    "a host that the definition declares": pass(talking("https://api.partner.com/v1")),
    "such a host in another place": fail(
      make("aws:route53/record:Record", "shine-x", { records: ["api.partner.com"] }),
    ),
    "a host below one that is declared": fail(talking("https://x.api.partner.com")),
    "another account": fail(bucket({ tags: { note: "999988887777" } })),
    "an account of the foundation": pass(bucket({ tags: { note: "100000000002" } })),
    "a role of a stranger": fail(bucket({ tags: { note: "arn:aws:iam::999988887777:role/reader" } })),
    "an ARN of another partition": fail(bucket({ tags: { note: "arn:aws-cn:sqs:cn-north-1:111122223333:mail" } })),
    "an ARN of another region": fail(bucket({ tags: { note: "arn:aws:sqs:eu-west-1:111122223333:mail" } })),
    "a bucket of a stranger": fail(bucket({ tags: { note: "arn:aws:s3:::stranger/*" } })),
    "every bucket": fail(bucket({ tags: { note: "arn:aws:s3:::*" } })),
    "a bucket of AWS in another place": fail(bucket({ tags: { note: "arn:aws:s3:::amazon-ssm-ap-northeast-1/*" } })),
    "another organization": fail(bucket({ tags: { note: "o-z9y8x7w6v5" } })),
    "half of the internet": fail(bucket({ tags: { note: "0.0.0.0/1" } })),
    "an office": pass(bucket({ tags: { note: "203.0.113.7" } })),
    "a server of names": fail(bucket({ tags: { note: "8.8.8.8" } })),
    "a network of IPv6": fail(bucket({ tags: { note: "2600:1f18::/32" } })),
    "a literal prefix list": fail(bucket({ tags: { note: "pl-0123456789abcdef0" } })),
    "a zone of a stranger": fail(bucket({ tags: { note: "Z9999999999STRANGER1" } })),
    "an address elsewhere": fail(bucket({ tags: { note: "write to someone@stranger.com" } })),
    "a team of another organization": fail(bucket({ tags: { note: "* @stranger/team-shine" } })),
    "a team of ours": pass(bucket({ tags: { note: "* @example/team-shine" } })),
    "a registry of images elsewhere": fail(
      bucket({ tags: { note: "999988887777.dkr.ecr.ap-northeast-1.amazonaws.com/x:1" } }),
    ),
    "a name in JSON in a name of a key": fail(
      bucket({ tags: { note: JSON.stringify({ "api.stranger.com": { a: 1 } }) } }),
    ),
    "a key of a map": fail(bucket({ tags: { "api.stranger.com": "x" } })),
    "another product's source of events, which ends as a domain does": fail(talking("rain.shop")),
    "a chat of a stranger": fail(make("datadog:index/monitor:Monitor", "shine-x", { message: "Down @teams-stranger" })),
    "a channel, which other rules hold to what is made": pass(
      make("datadog:index/monitor:Monitor", "shine-x", { message: "Down @slack-example-inc-alert @pagerduty-shine-x" }),
    ),
    "an escalation policy of a stranger": fail(paging({ escalationPolicy: "PSTRNGR" })),
    "the company's escalation policy": pass(paging({ escalationPolicy: "PXPOLICY" })),
    "a person of a stranger in the rota": fail(
      make("pagerduty:index/schedule:Schedule", "shine-x", { layers: [{ users: ["PSTRNGR"] }] }),
    ),
    "a schedule of a stranger": fail(
      make("pagerduty:index/escalationPolicy:EscalationPolicy", "shine-x", {
        rules: [{ targets: [{ id: "PSTRNGR" }] }],
      }),
    ),
    "a schedule of the program": pass(
      make("pagerduty:index/escalationPolicy:EscalationPolicy", "shine-x", {
        rules: [{ targets: [{ id: ref(bucket()), type: "schedule_reference" }] }],
      }),
    ),
    "an approving team by a number of a stranger": fail(approving(999)),
    "an approving team of ours": pass(approving(7001001)),
    "a team that has access and is none of ours": fail(working({ teamId: "team-stranger" })),
    "a team of ours that has access": pass(working({ teamId: "team-shine", repository: "shine-web" })),
    "a repository of a stranger": fail(working({ repository: "stranger" })),
    "a file, a metric and a number": pass(
      bucket({ tags: { note: "deploy.sh index.html aws.ecs.service.running 1.25 12:30" } }),
    ),
    "what a provider answers, which nobody writes": pass(bucket({ bucketDomainName: "uploads.stranger.com" })),
  },
  "no-credential-literals": {
    good: pass(bucket({ bucket: "uploads", token: SECRET })),
    bad: fail(bucket({ bucket: fakeKey })),
    unset: pass(bucket()),
    unknown: pass(bucket({ bucket: UNKNOWN })),
    "a private key": fail(bucket({ nested: [{ text: ["-----BEGIN RSA", "PRIVATE KEY-----"].join(" ") }] })),
    "a URL with a password": fail(bucket({ url: "postgres://root:hunter2@db/x" })),
    "a URL without one": pass(bucket({ url: "https://example.com/a@b" })),
    "a key of Datadog by its name": fail(
      bucket({ environment: [{ name: "DD_API_KEY", value: "0123456789abcdef".repeat(2) }] }),
    ),
    "a variable of a function that is kept secret in the program only": fail(
      make("aws:lambda/function:Function", "shine-production-users", { environment: { variables: { LEVEL: SECRET } } }),
    ),
    "a digest": pass(bucket({ etag: "0123456789abcdef".repeat(2) })),
  },
  "stateful-resources-protected": {
    good: pass(bucket({}, { protect: true })),
    bad: fail(bucket({}, { protect: false })),
    unset: fail(make("aws:rds/cluster:Cluster", "shine-production-primary")),
    unknown: pass(bucket({ bucket: UNKNOWN }, { protect: true })),
    "in staging": notApplicable(bucket({}, { parent: staging })),
    "of the account": fail(make("aws:ecr/repository:Repository", "shine-account-web")),
    "history on GitHub": fail(make("github:index/repository:Repository", "shine-account-repositories-web")),
    "an instance, whose data is the cluster's": notApplicable(
      make("aws:rds/clusterInstance:ClusterInstance", "shine-production-primary-1"),
    ),
  },
  "required-tags": {
    good: pass(bucket({ tags }, byDefault)),
    bad: fail(bucket({ tags: { ...tags, service: "" } }, byDefault)),
    unset: fail(bucket({}, byDefault)),
    unknown: unverifiable(bucket({ tags: UNKNOWN }, byDefault)),
    "no provider": fail(bucket({ tags })),
    "a store without its class": fail(bucket({ tags: { env: "production", service: "data" } }, byDefault)),
    "what takes no tags": notApplicable(make("aws:kms/alias:Alias", "shine-production-data-alias")),
  },
  "environment-tag-matches-stack": {
    good: pass(production, bucket({ tags }, { ...byDefault, parent: production })),
    bad: fail(production, bucket({ tags: { ...tags, env: "staging" } }, { ...byDefault, parent: production })),
    unset: fail(production, bucket({}, { ...byDefault, parent: production })),
    unknown: unverifiable(
      production,
      bucket({ tags: { ...tags, env: UNKNOWN } }, { ...byDefault, parent: production }),
    ),
    "outside of the environments": pass(bucket({ tags: { ...tags, env: "account" } }, byDefault)),
    "the organization": fail(bucket({ tags }, { ...byDefault, stack: "organization" })),
    "another product": fail(
      production,
      bucket({ tags: { ...tags, product: "minimal" } }, { ...byDefault, parent: production }),
    ),
    "another's team": fail(
      production,
      bucket({ tags: { ...tags, owner: "team-minimal" } }, { ...byDefault, parent: production }),
    ),
    "copies of this environment": pass(production, copies("production")),
    "copies of another": fail(production, copies("staging")),
  },
  "no-ignore-changes-on-security-props": {
    good: pass(ignoring("taskDefinition", "desiredCount")),
    bad: fail(ignoring("policy")),
    unset: notApplicable(key()),
    unknown: pass(key({ policy: UNKNOWN }, { ignoreChanges: ["description"] })),
    everything: fail(ignoring("*")),
    "one element": fail(ignoring("ingress[0].cidrBlocks")),
    "a tag": fail(ignoring("tags.env")),
  },
  "reviewed-links": {
    good: pass(vpc, endpointIn({ vpcId: ref(vpc) })),
    bad: fail(vpc, endpointIn({ vpcId: "vpc-0123456789abcdef0" })),
    unset: notApplicable(endpointIn({})),
    unknown: unverifiable(endpointIn({ vpcId: UNKNOWN })),
    "a secret": unverifiable(endpointIn({ vpcId: SECRET })),
    "known, since it was made before": pass(vpc, {
      ...endpointIn({ vpcId: ref(vpc) }),
      props: { vpcId: "vpc-0123456789abcdef0" },
    }),
    "one of a list": fail(vpc, endpointIn({ vpcId: ref(vpc), subnetIds: [UNKNOWN, "subnet-0123456789abcdef0"] })),
    "a type that has none": notApplicable(reviewed()),
    "a type that nobody has reviewed": notApplicable(make("aws:x/y:Z", "shine-production-x", { vpcId: "vpc-1" })),
  },
  "reviewed-parts": {
    good: pass(recordOf("platform:edge:Certificate", "certificate-shine.example.com-validation")),
    bad: fail(recordOf("platform:edge:Zone", "zone-spf", { type: "TXT", records: ["v=spf1 +all"] })),
    unset: fail(make("aws:route53/record:Record", "shine-production-certificate-x-validation")),
    unknown: pass(recordOf("platform:edge:Certificate", "certificate-x-validation", { records: [UNKNOWN] })),
    "another record of a component that makes some": fail(recordOf("platform:edge:Certificate", "certificate-spf")),
    "a provider's own component": notApplicable(make("awsx:ecr:Image", "shine-x")),
    "a type that nobody has reviewed": notApplicable(make("aws:x/y:Z", "shine-production-x")),
  },
  "reviewed-shapes": {
    good: pass(reviewed()),
    bad: fail(reviewed({ acl: "public-read" })),
    unset: fail(make("aws:s3/bucket:Bucket", "shine-production-uploads-bucket")),
    unknown: unverifiable(reviewed({ forceDestroy: UNKNOWN })),
    "an unknown value where any will do": pass(reviewed({ bucket: UNKNOWN })),
    "a type that nobody may use": fail(make("aws:iam/accessKey:AccessKey", "shine-production-x")),
    "such a type in an older spelling": fail(make("aws:elasticloadbalancing/loadBalancer:LoadBalancer", "shine-x")),
    "another flag": fail(reviewed({ objectLockEnabled: false })),
    "a flag in words, as providers write them": pass(reviewed({ objectLockEnabled: "true" })),
    "a secret flag": unverifiable(reviewed({ forceDestroy: SECRET })),
    "a secret where any value will do": pass(reviewed({ bucket: SECRET })),
    "a secret that nobody has reviewed": fail(reviewed({ acl: SECRET })),
    "what the provider has filled in by itself": pass(reviewed({ acl: "private", __defaults: ["acl"] })),
    "ignored changes": fail(reviewed({}, { ignoreChanges: ["forceDestroy"] })),
    "a type without protection": fail(lock({ protect: false })),
    "a type with protection": pass(lock({ protect: true })),
    "what deletes first": fail(lock({ protect: true, options: { deleteBeforeReplace: true } })),
    "what stays on deletion": fail(lock({ protect: true, options: { retainOnDelete: true } })),
    "what another place's plugin makes": fail(
      lock({ protect: true, options: { pluginDownloadURL: "https://example.org" } }),
    ),
    "an output that is no secret any more": fail(integration([])),
    "an output that is a secret": pass(integration(["integrationKey"])),
    "a list with nothing in it": fail(identityProvider([])),
    "a stranger in a list": fail(identityProvider(["sts.amazonaws.com", "sigstore"])),
    "an unknown element": unverifiable(identityProvider(["sts.amazonaws.com", UNKNOWN])),
    "a number beyond its bounds": fail(scaled({ maxCapacity: 5000 })),
    "a number within them": pass(scaled({ maxCapacity: 1000 })),
    "an unknown number": unverifiable(scaled({ maxCapacity: UNKNOWN })),
    "what is ignored, and gone": pass(scaled({ maxCapacity: undefined }, { ignoreChanges: ["maxCapacity"] })),
    "within JSON": fail(container(JSON.stringify([{ privileged: true }]))),
    "no JSON": fail(container("[")),
    "unknown JSON": fail(container(UNKNOWN)),
    "a secret in clear": fail(provider({ apiKey: "in clear", appKey: SECRET, apiUrl: "https://x" }, "datadog")),
    "a secret": pass(provider({ apiKey: SECRET, appKey: SECRET, apiUrl: "https://x" }, "datadog")),
    "a secret that is not known yet": unverifiable(
      provider({ apiKey: UNKNOWN, appKey: SECRET, apiUrl: "https://x" }, "datadog"),
    ),
    "a provider that the engine describes": pass(provider({ ...aws, version: "7.48.0", __internal: {} })),
    "a provider's plugin from elsewhere": fail(
      provider({ ...aws, __internal: { pluginDownloadURL: "https://example.org" } }),
    ),
    "a provider's own option": fail(provider({ ...aws, insecure: "true" })),
    "an unreviewed type": fail(make("aws:gamelift/fleet:Fleet", "shine-production-x")),
    "a command": fail(make("command:local:Command", "shine-production-x")),
    "an older spelling": fail(make("aws:s3/bucketV2:BucketV2", "shine-production-x")),
    "another provider": fail(make("pulumi:providers:aws-native", "x")),
    "a policy on a resource": pass(keyOf(administration)),
    "an action more in one": fail(keyOf(administration, { ...throughParameters, Action: "kms:PutKeyPolicy" })),
    "a policy on a resource that is not known": unverifiable(keyOf()),
    "what a component's provider makes": pass(make("docker-build:index:Image", "x", { push: true })),
  },
  "region-is-declared": {
    good: pass(key({ region: "us-east-1" })),
    bad: fail(bucket({ region: "us-east-1" })),
    unset: notApplicable(bucket()),
    unknown: unverifiable(key({ region: UNKNOWN })),
    "a third region": fail(key({ region: "eu-west-1" })),
    "the provider": fail(provider({ region: "us-east-1" })),
    "the provider at home": pass(provider({ region: "ap-northeast-1" })),
  },
  "deprecated-properties": {
    good: pass(bucket({ bucket: "uploads" })),
    bad: fail(bucket({ acl: "private" })),
    unset: pass(bucket()),
    unknown: fail(bucket({ versioning: UNKNOWN })),
    "an unreviewed type": notApplicable(make("aws:gamelift/fleet:Fleet", "shine-production-x")),
  },
  "provider-account-pinned": {
    good: pass(provider({ ...ownAccount, assumeRoles: assuming("111122223333:role/platform-deploy") })),
    bad: fail(
      provider({
        allowedAccountIds: JSON.stringify(["111122223333", "444455556666"]),
        assumeRoles: assuming("111122223333:role/platform-deploy"),
      }),
    ),
    unset: fail(provider({})),
    unknown: unverifiable(
      provider({ allowedAccountIds: UNKNOWN, assumeRoles: assuming("111122223333:role/platform-deploy") }),
    ),
    "no role": fail(provider(ownAccount)),
    "a session in another stack's name": fail(
      provider({
        ...ownAccount,
        assumeRoles: JSON.stringify([
          { roleArn: "arn:aws:iam::111122223333:role/platform-deploy", sessionName: "pulumi-minimal" },
        ]),
      }),
    ),
    "a role of another account": fail(
      provider({
        allowedAccountIds: JSON.stringify(["111122223333"]),
        assumeRoles: assuming("999999999999:role/deploy"),
      }),
    ),
    "by its own role to the zone above": pass(
      zoneAbove(["111122223333:role/platform-deploy", "100000000000:role/platform-delegate-shine"]),
    ),
    "to look at the zone above": pass(zoneAbove(["100000000000:role/platform-delegation-reader"])),
    "by another product's role to the zone above": fail(
      zoneAbove(["111122223333:role/platform-deploy", "100000000000:role/platform-delegate-remit"]),
    ),
    "by way of a stranger to the zone above": fail(
      zoneAbove(["999999999999:role/platform-deploy", "100000000000:role/platform-delegate-shine"]),
    ),
    "with all rights to the account of the zone above": fail(zoneAbove(["100000000000:role/platform-deploy"])),
    "with no role to the account of the zone above": fail(zoneAbove([])),
    "a delegation there": pass(parentZone, there({ type: "NS" }), there({ type: "DS" })),
    "another record there": fail(parentZone, there({ type: "A" })),
    "something else there": fail(parentZone, there({}, "aws:s3/bucket:Bucket")),
    "the organization in the management account": pass(
      provider({ allowedAccountIds: JSON.stringify(["100000000000"]) }, "aws", "organization"),
    ),
    "the organization in an account that it makes": fail(
      provider({ allowedAccountIds: JSON.stringify(["100000000003"]) }, "aws", "organization"),
    ),
    "the foundation in such an account": pass(
      provider(
        {
          allowedAccountIds: JSON.stringify(["100000000003"]),
          assumeRoles: assuming("100000000003:role/deploy").replace("shine", "foundation"),
        },
        "aws",
        "foundation",
      ),
    ),
    "a role of one foundation account to reach another": fail(
      provider(
        {
          allowedAccountIds: JSON.stringify(["100000000003"]),
          assumeRoles: assuming("100000000002:role/deploy").replace("shine", "foundation"),
        },
        "aws",
        "foundation",
      ),
    ),
  },
  "policy-documents-valid": {
    good: pass(key({ policy: policy(root) })),
    bad: fail(key({ policy: '{"Version": "2012-10-17", "Statement": [' })),
    unset: notApplicable(key()),
    unknown: unverifiable(key({ policy: UNKNOWN })),
    "an older version": fail(key({ policy: JSON.stringify({ Version: "2008-10-17", Statement: [root] }) })),
    "no action": fail(key({ policy: policy({ ...root, Action: undefined }) })),
    "no effect": fail(key({ policy: policy({ ...root, Effect: "Maybe" }) })),
    "everyone but one": fail(
      key({ policy: policy({ ...root, Principal: undefined, NotPrincipal: { AWS: "111122223333" } }) }),
    ),
    "container definitions": pass(container(JSON.stringify([{ name: "web" }]))),
    "broken container definitions": fail(container("[")),
    "no container": fail(container("[]")),
  },
  "resource-policy-services-narrowed": {
    good: pass(
      bucketPolicy(
        policy(
          service({
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:logs:ap-northeast-1:111122223333:*" },
          }),
        ),
      ),
    ),
    "the account alone": fail(bucketPolicy(policy(service({ StringEquals: { "aws:SourceAccount": "111122223333" } })))),
    "a bucket that may be anybody's": fail(
      bucketPolicy(policy(service({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::uploads" } }))),
    ),
    "everyone who comes by a service": fail(
      bucketPolicy(
        policy({ ...service({ StringEquals: { "aws:SourceAccount": "111122223333" } }), Principal: { AWS: "*" } }),
      ),
    ),
    bad: fail(bucketPolicy(policy(service({ StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } })))),
    unset: fail(bucketPolicy(policy(service()))),
    unknown: unverifiable(bucketPolicy(UNKNOWN)),
    "the encryption context of a log group": pass(
      key({
        policy: policy(
          service({ ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:ap-northeast-1:111122223333:*" } }),
        ),
      }),
    ),
  },
  "resource-policy-actions-named": {
    good: pass(key({ policy: policy(root) })),
    bad: fail(key({ policy: policy({ ...root, Principal: { AWS: "arn:aws:iam::111122223333:role/web" } }) })),
    unset: notApplicable(key()),
    unknown: unverifiable(key({ policy: UNKNOWN })),
    "everything, for root too": fail(key({ policy: policy({ ...root, Action: "*" }) })),
    "everything but": fail(key({ policy: policy({ ...root, Action: undefined, NotAction: "kms:Decrypt" }) })),
    "a trust": fail(
      make("aws:iam/role:Role", "shine-production-web", { assumeRolePolicy: policy({ ...root, Action: "sts:*" }) }),
    ),
    "an endpoint of the service": pass(
      make("aws:ec2/vpcEndpoint:VpcEndpoint", "shine-production-kms", { policy: policy({ ...root, Principal: "*" }) }),
    ),
    "a denial": pass(bucketPolicy(policy({ ...root, Effect: "Deny", Action: "s3:*" }))),
  },
  "resource-policy-known-accounts": {
    good: pass(bucketPolicy(policy({ ...root, Action: "s3:GetObject" }))),
    bad: fail(bucketPolicy(policy({ ...root, Principal: { AWS: "arn:aws:iam::999999999999:role/partner" } }))),
    unset: notApplicable(key()),
    unknown: unverifiable(bucketPolicy(UNKNOWN)),
    "a service on a stranger's behalf": fail(
      bucketPolicy(policy(service({ StringEquals: { "aws:SourceAccount": "999999999999" } }))),
    ),
    "a denial": pass(bucketPolicy(policy({ ...root, Effect: "Deny", Principal: { AWS: "999999999999" } }))),
    "the organization": pass(
      bucketPolicy(policy({ ...root, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } })),
    ),
    "a stranger's organization": fail(
      bucketPolicy(policy({ ...root, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-z9y8x7w6v5" } } })),
    ),
    "a path of a stranger's": fail(
      bucketPolicy(
        policy({
          ...root,
          Condition: { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5*/r-a1b2/ou-*" } },
        }),
      ),
    ),
  },
  "exception-entries-valid": {
    good: notApplicable(stack),
    bad: waived([waiver({ end: "2026-11-22" })], fail(stack)),
    unset: waived([waiver({ owner: "" })], fail(stack)),
    unknown: waived([waiver({ urn: "urn:pulumi:*::platform::*::shine-production-data" })], fail(stack)),
    "of no use": waived([waiver()], fail(stack)),
    "of another stack": waived([waiver({ urn: waiver().urn.replace("shine", "minimal") })], notApplicable(stack)),
    "for every resource": waived([waiver({ urn: "urn:pulumi:shine::platform::*::*" })], fail(stack)),
    "for too long": waived([waiver({ end: "2027-06-01" })], fail(stack)),
    "no day": waived([waiver({ end: "soon" })], fail(stack)),
    "a month that is none": waived([waiver({ start: "2026-13-01" })], fail(stack)),
    "a field that is missing": waived([{ rule: "a-rule" } as never], fail(stack)),
    "a field of another kind": waived([waiver({ ticket: 7 as never })], fail(stack)),
  },
};
