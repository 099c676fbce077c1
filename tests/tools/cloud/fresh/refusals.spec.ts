import assert from "node:assert/strict";
import { errorsOf, request, type Thing } from "../things";
import { network, vpc } from "../given";
import { ACCOUNT, document, Fresh, HOUR, zone } from "./given";

const address = (name: string): Thing => ["aws:ec2/eip:Eip", name, { domain: "vpc" }];
const member = (index: number): Thing => [
  "aws:organizations/account:Account",
  `member-${index}`,
  { name: `member-${index}`, email: `aws+${index}@example.com` },
];
const bucket: Thing = ["aws:s3/bucket:Bucket", "bucket", { bucket: "archive" }];
const admits = (service: string, more: object = {}): Thing => [
  "aws:s3/bucketPolicy:BucketPolicy",
  "policy",
  {
    bucket: "archive",
    policy: document(
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "s3:GetBucketAcl",
        Resource: "arn:aws:s3:::archive",
      },
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::archive/*",
        ...more,
      },
    ),
  },
];
const certificate: Thing = [
  "aws:acm/certificate:Certificate",
  "certificate",
  { domainName: "shine.example.com", validationMethod: "DNS" },
];

interface Case {
  readonly refuses: string;
  readonly given?: readonly Thing[];
  readonly ask: Thing;
  readonly error: string;
  /** What makes it acceptable. */
  readonly once: (fresh: Fresh) => void;
}

const cases: readonly Case[] = [
  {
    refuses: "a private repository that is to be scanned for secrets, without a licence",
    ask: [
      "github:index/repository:Repository",
      "x",
      { name: "x", visibility: "private", securityAndAnalysis: { secretScanning: { status: "enabled" } } },
    ],
    error: "422 Secret scanning is not available for this repository",
    once: (fresh) => void (fresh.world.github.secretProtection = true),
  },
  {
    refuses: "the first subnet group of databases while its service-linked role is not there",
    given: network,
    ask: ["aws:rds/subnetGroup:SubnetGroup", "x", { name: "x", subnetIds: ["@a", "@c"] }],
    error: "InvalidParameterValue: Missing necessary credentials",
    once: (fresh) =>
      fresh.make(["aws:iam/serviceLinkedRole:ServiceLinkedRole", "rds", { awsServiceName: "rds.amazonaws.com" }]),
  },
  {
    refuses: "a sixth address in a region",
    given: ["1", "2", "3", "4", "5"].map(address),
    ask: address("6"),
    error: "AddressLimitExceeded",
    once: (fresh) => fresh.cloud.delete("aws:ec2/eip:Eip", fresh.named("1").urn, fresh.named("1").id),
  },
  {
    refuses: "an eleventh account of an organization, the management account among them",
    given: Array.from({ length: 9 }, (_, index) => member(index)),
    ask: member(9),
    error: "ACCOUNT_LIMIT_EXCEEDED",
    once: (fresh) => void (fresh.world.accounts = 11),
  },
  {
    refuses: "a fifth network beside the default one",
    given: ["1", "2", "3", "4"].map((name): Thing => [vpc[0], name, { cidrBlock: `10.${name}.0.0/16` }]),
    ask: [vpc[0], "5", { cidrBlock: "10.5.0.0/16" }],
    error: "VpcLimitExceeded",
    once: (fresh) => fresh.cloud.delete(vpc[0], fresh.named("1").urn, fresh.named("1").id),
  },
  {
    refuses: "an image that is pushed into no repository",
    ask: [
      "docker-build:index:Image",
      "x",
      { push: true, tags: [`${ACCOUNT}.dkr.ecr.ap-northeast-1.amazonaws.com/platform/bootstrap:1.0.0`] },
    ],
    error: "name unknown: The repository does not exist in the registry",
    once: (fresh) => fresh.make(["aws:ecr/repository:Repository", "repository", { name: "platform/bootstrap" }]),
  },
  {
    refuses: "a delivery of Config into a bucket that is not there",
    given: [["aws:cfg/recorder:Recorder", "recorder", { roleArn: "arn:aws:iam::aws:role/config" }]],
    ask: ["aws:cfg/deliveryChannel:DeliveryChannel", "x", { s3BucketName: "archive" }],
    error: "InsufficientDeliveryPolicyException",
    once: (fresh) => fresh.make(bucket, admits("config.amazonaws.com")),
  },
  {
    refuses: "a delivery of Config into a bucket that admits another account's",
    given: [
      ["aws:cfg/recorder:Recorder", "recorder", { roleArn: "arn:aws:iam::aws:role/config" }],
      bucket,
      admits("config.amazonaws.com", { Condition: { StringEquals: { "aws:SourceAccount": "444455556666" } } }),
    ],
    ask: ["aws:cfg/deliveryChannel:DeliveryChannel", "x", { s3BucketName: "archive" }],
    error: "InsufficientDeliveryPolicyException",
    once: (fresh) => {
      const { urn, id } = fresh.named("policy");
      fresh.cloud.delete("aws:s3/bucketPolicy:BucketPolicy", urn, id);
      fresh.make(
        admits("config.amazonaws.com", { Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } }),
      );
    },
  },
  {
    refuses: "a channel of a workspace that nobody has connected",
    ask: ["datadog:slack/channel:Channel", "x", { accountName: "example", channelName: "#alert-shine", display: {} }],
    error: "404 Not Found",
    once: ({ world }) => world.slack.add("example"),
  },
  {
    refuses: "flow logs into a bucket that does not admit them",
    given: [vpc, bucket],
    ask: [
      "aws:ec2/flowLog:FlowLog",
      "x",
      { vpcId: "@vpc", trafficType: "ALL", logDestinationType: "s3", logDestination: "arn:aws:s3:::archive/flow/" },
    ],
    error: "InvalidParameter: Access Denied for LogDestination",
    once: (fresh) => fresh.make(admits("delivery.logs.amazonaws.com")),
  },
  {
    refuses: "access logs into a bucket that does not admit the load balancer",
    given: [...network, bucket, admits("delivery.logs.amazonaws.com")],
    ask: [
      "aws:lb/loadBalancer:LoadBalancer",
      "x",
      { name: "web", subnets: ["@a", "@c"], accessLogs: { enabled: true, bucket: "archive" } },
    ],
    error: "InvalidConfigurationRequest: Access Denied for bucket",
    once: (fresh) => {
      const { urn, id } = fresh.named("policy");
      fresh.cloud.delete("aws:s3/bucketPolicy:BucketPolicy", urn, id);
      fresh.make(admits("logdelivery.elasticloadbalancing.amazonaws.com"));
    },
  },
  {
    refuses: "a certificate's validation while nobody points to its zone",
    given: [zone("parent", "example.com"), zone("zone", "shine.example.com"), certificate],
    ask: ["aws:acm/certificateValidation:CertificateValidation", "x", { certificateArn: "@certificate" }],
    error: "timeout while waiting for state to become 'ISSUED' (last state: 'PENDING_VALIDATION', timeout: 1h15m0s)",
    once: (fresh) => {
      fresh.make(validation(fresh), delegationTo(fresh));
      fresh.world.registrar.set("example.com", serversOf(fresh, "parent"));
    },
  },
];

function integration(externalId: string): Thing {
  const authConfig = { awsAuthConfigRole: { roleName: "datadog", externalId } };
  return [
    "datadog:aws/integrationAccount:IntegrationAccount",
    "integration",
    { awsAccountId: ACCOUNT, awsPartition: "aws", authConfig },
  ];
}
function serversOf(fresh: Fresh, name: string): string[] {
  return fresh.named(name).outputs["nameServers"] as string[];
}
function validation(fresh: Fresh): Thing {
  const [option] = fresh.named("certificate").outputs["domainValidationOptions"] as Record<string, string>[];
  return [
    "aws:route53/record:Record",
    "validation",
    {
      zoneId: "@zone",
      name: option?.["resourceRecordName"],
      type: "CNAME",
      ttl: 60,
      records: [option?.["resourceRecordValue"]],
    },
  ];
}
function delegationTo(fresh: Fresh): Thing {
  return [
    "aws:route53/record:Record",
    "delegation",
    { zoneId: "@parent", name: "shine.example.com", type: "NS", ttl: 3600, records: serversOf(fresh, "zone") },
  ];
}

describe("a fresh world refuses", () => {
  for (const { refuses, given = [], ask, error, once } of cases) {
    it(`${refuses}: ${error}`, () => {
      const fresh = new Fresh().make(...given);
      const attempt = (): string[] => errorsOf(() => fresh.cloud.create(request(fresh.cloud, ask)));
      assert.deepEqual(attempt(), [error]);
      once(fresh);
      assert.deepEqual(attempt(), [], "accepted once it is mended");
    });
  }

  it("a certificate's validation when any link of the delegation is missing", () => {
    const links: readonly ((fresh: Fresh) => void)[] = [
      (fresh) => fresh.make(validation(fresh)),
      (fresh) => fresh.make(delegationTo(fresh)),
      (fresh) => fresh.world.registrar.set("example.com", serversOf(fresh, "parent")),
    ];
    const validate: Thing = [
      "aws:acm/certificateValidation:CertificateValidation",
      "x",
      { certificateArn: "@certificate" },
    ];
    for (const without of links) {
      const fresh = new Fresh().make(zone("parent", "example.com"), zone("zone", "shine.example.com"), certificate);
      for (const link of links) if (link !== without) link(fresh);
      assert.equal(errorsOf(() => fresh.make(validate)).length, 1);
      without(fresh);
      assert.deepEqual(
        errorsOf(() => fresh.make(validate)),
        [],
      );
    }
  });

  it("an external id that Datadog did not generate, or did more than 48 hours ago", () => {
    const generate = (name: string): Thing => ["datadog:aws/integrationExternalId:IntegrationExternalId", name, {}];
    const fresh = new Fresh().make(generate("first"));
    assert.deepEqual(
      errorsOf(() => fresh.make(integration("7d793037a0760186574b0282f2f435e7"))),
      ["400 Bad Request: invalid External ID"],
    );
    const use = (name: string): string[] =>
      errorsOf(() => fresh.make(integration(String(fresh.named(name).outputs["externalId"]))));
    fresh.time += 49 * HOUR;
    assert.deepEqual(use("first"), ["400 Bad Request: invalid External ID"]);
    fresh.make(generate("second"));
    fresh.time += 47 * HOUR;
    assert.deepEqual(use("second"), []);
  });

  it("more than the quota until a request has been granted", () => {
    const fresh = new Fresh().make(...["1", "2", "3", "4", "5"].map(address), [
      "aws:servicequotas/serviceQuota:ServiceQuota",
      "more",
      { serviceCode: "ec2", quotaCode: "L-0263D0A3", value: 6 },
    ]);
    const sixth = (): string[] => errorsOf(() => fresh.make(address("6")));
    assert.deepEqual(sixth(), ["AddressLimitExceeded"]);
    fresh.time += HOUR;
    assert.deepEqual(sixth(), []);
  });

  it("less of a quota than the account has, or another while a request is open", () => {
    const ask = (value: number): Thing => [
      "aws:servicequotas/serviceQuota:ServiceQuota",
      `${value}`,
      { serviceCode: "ec2", quotaCode: "L-0263D0A3", value },
    ];
    const fresh = new Fresh().make(ask(10));
    assert.deepEqual(
      errorsOf(() => fresh.make(ask(11))),
      ["ResourceAlreadyExistsException"],
    );
    fresh.time += HOUR;
    assert.deepEqual(
      errorsOf(() => fresh.make(ask(9))),
      ["ValueLessThanCurrent"],
    );
    assert.deepEqual(
      errorsOf(() => fresh.make(ask(11))),
      [],
    );
  });

  it("a service-linked role that AWS has made itself", () => {
    const fresh = new Fresh();
    const role: Thing = ["aws:iam/serviceLinkedRole:ServiceLinkedRole", "ecs", { awsServiceName: "ecs.amazonaws.com" }];
    fresh.make(["aws:ecs/cluster:Cluster", "main", { name: "main" }]);
    assert.deepEqual(
      errorsOf(() => fresh.make(role)),
      ["InvalidInput"],
    );
    assert.deepEqual(
      errorsOf(() => new Fresh().make(role)),
      [],
    );
  });

  it("an image's tag twice where it cannot move", () => {
    const image = (name: string, tag: string): Thing => [
      "docker-build:index:Image",
      name,
      { push: true, tags: [`${ACCOUNT}.dkr.ecr.ap-northeast-1.amazonaws.com/web:${tag}`] },
    ];
    const fresh = new Fresh().make(
      ["aws:ecr/repository:Repository", "web", { name: "web", imageTagMutability: "IMMUTABLE" }],
      image("one", "1"),
    );
    assert.match(errorsOf(() => fresh.make(image("two", "1")))[0] ?? "", /cannot be overwritten/);
    assert.deepEqual(
      errorsOf(() => fresh.make(image("two", "2"))),
      [],
    );
  });
});
