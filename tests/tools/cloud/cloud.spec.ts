import assert from "node:assert/strict";
import { Refusal } from "../../../components/refuse";
import { Cloud } from "../../../tools/offline/cloud";
import type { Request } from "../../../tools/offline/cloud/model";
import { SecretValue, UNKNOWN } from "../../../tools/offline/recorded";
import { BALANCER, balanced, network, role, ROLE, running, SERVICE, SUBNET, TASK, task, VPC, ZONE } from "./given";
import { cloudWith, errorsOf, type Inputs, request, type Thing } from "./things";

const ids = (cloud: Cloud): string[] => cloud.all().map(({ id }) => id);
const make = (cloud: Cloud, thing: Thing, more: Partial<Request> = {}) => cloud.create(request(cloud, thing, more));
const urnOf = (type: string, name: string): string => `urn:pulumi:test::platform::${type}::${name}`;

describe("the simulated cloud", () => {
  it("answers in the shapes of AWS, and always the same", () => {
    const cloud = cloudWith(...running, role, [ZONE, "zone", { name: "shine.example.com" }]);
    const outputsOf = (name: string, type: string): Inputs =>
      cloud.all(type).find((one) => one.name === name)?.outputs ?? {};
    assert.match(cloud.all(VPC)[0]?.id ?? "", /^vpc-0[0-9a-f]{16}$/);
    assert.match(String(outputsOf("balancer", BALANCER)["arnSuffix"]), /^app\/web\/[0-9a-f]{16}$/);
    assert.match(
      String(outputsOf("balancer", BALANCER)["dnsName"]),
      /^internal-web-\d+\.ap-northeast-1\.elb\.amazonaws\.com$/,
    );
    assert.equal(outputsOf("service", SERVICE)["arn"], "arn:aws:ecs:ap-northeast-1:111122223333:service/main/web");
    assert.equal(outputsOf("web", TASK)["arn"], "arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:1");
    assert.equal(outputsOf("role", ROLE)["arn"], "arn:aws:iam::111122223333:role/role");
    assert.equal((outputsOf("zone", ZONE)["nameServers"] as string[]).length, 4);
    assert.deepEqual(ids(cloud), ids(cloudWith(...running, role, [ZONE, "zone", { name: "shine.example.com" }])));
  });

  it("makes a replacement beside what it replaces", () => {
    const cloud = cloudWith([TASK, "web", task]);
    assert.equal(make(cloud, [TASK, "web", { ...task, cpu: "512", memory: "1024" }]).outputs["revision"], 2);
    const group: Thing = ["aws:ec2/securityGroup:SecurityGroup", "group", { vpcId: "@vpc", description: "old" }];
    const both = cloudWith(...network.slice(0, 1), group);
    const [before] = both.all(group[0]);
    assert.notEqual(make(both, [group[0], "group", { vpcId: "@vpc", description: "new" }]).id, before?.id);
  });

  it("gives what the provider gives: its account, its region, its tags", () => {
    const provider = {
      urn: urnOf("pulumi:providers:aws", "account"),
      type: "pulumi:providers:aws",
      name: "account",
      inputs: {
        region: "us-west-2",
        allowedAccountIds: '["999900001111"]',
        defaultTags: '{"tags":{"product":"shine"}}',
      },
    };
    const cloud = new Cloud();
    cloud.create(provider);
    const bucket: Thing = ["aws:sns/topic:Topic", "topic", { name: "news", tags: { env: "staging" } }];
    const { outputs } = make(cloud, bucket, { provider: provider.urn });
    assert.equal(outputs["arn"], "arn:aws:sns:us-west-2:999900001111:news");
    assert.equal(outputs["region"], "us-west-2");
    assert.deepEqual(outputs["tagsAll"], { product: "shine", env: "staging" });
  });

  it("forgets the health check of a discovered service in which nothing stands, as the provider does", () => {
    const discovered = (name: string, healthCheckCustomConfig: object): Thing => [
      "aws:servicediscovery/service:Service",
      name,
      { name, healthCheckCustomConfig },
    ];
    const cloud = new Cloud();
    assert.equal(make(cloud, discovered("a", {})).outputs["healthCheckCustomConfig"], undefined);
    assert.deepEqual(make(cloud, discovered("b", { failureThreshold: 1 })).outputs["healthCheckCustomConfig"], {
      failureThreshold: 1,
    });
  });

  it("keeps secrets secret, and shows none in a refusal", () => {
    const parameter: Thing = [
      "aws:ssm/parameter:Parameter",
      "p",
      { name: "/shine/p", type: "SecureString", value: new SecretValue("hush") },
    ];
    assert.ok(make(new Cloud(), parameter).outputs["value"] instanceof SecretValue);
    const long: Thing = [parameter[0], "p", { ...parameter[2], value: new SecretValue("hush".repeat(2000)) }];
    assert.throws(
      () => make(new Cloud(), long),
      (error) => error instanceof Refusal && !error.message.includes("hush"),
    );
  });

  describe("for one evaluation", () => {
    const policy: Thing = [
      "aws:iam/rolePolicy:RolePolicy",
      "policy",
      {
        role: "role",
        policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}',
      },
    ];

    it("takes a component's word for what stands outside of it, until a provider says that the stack is whole", () => {
      assert.deepEqual(
        errorsOf(() => make(new Cloud(), policy)),
        [],
      );
      const whole = new Cloud();
      const provider = urnOf("pulumi:providers:aws", "account");
      whole.create({ urn: provider, type: "pulumi:providers:aws", name: "account", inputs: {} });
      assert.deepEqual(
        errorsOf(() => make(whole, policy, { provider })),
        ["NoSuchEntity"],
      );
    });

    it("asks that what is named exists by then, and not only by luck", () => {
      const cloud = new Cloud();
      const ask = (name: string, more: Partial<Request>): string[] =>
        errorsOf(() => make(cloud, [policy[0], name, { ...policy[2], name }], { dependsOn: [], ...more }));
      make(cloud, role, { dependsOn: [] });
      make(cloud, ["aws:sns/topic:Topic", "topic", { name: "news" }], { dependsOn: [urnOf(ROLE, "role")] });
      assert.deepEqual(ask("by-luck", {}), ["NoSuchEntity"]);
      assert.deepEqual(ask("direct", { dependsOn: [urnOf(ROLE, "role")] }), []);
      assert.deepEqual(ask("through", { dependsOn: [urnOf("aws:sns/topic:Topic", "topic")] }), []);
      assert.deepEqual(ask("by-input", { propertyDependencies: { role: [urnOf(ROLE, "role")] } }), []);
    });

    it("asks that an organization is there before its policies, of a stack that makes one", () => {
      const content = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}';
      const ask = (cloud: Cloud, name: string, dependsOn: string[]): string[] =>
        errorsOf(() => make(cloud, ["aws:organizations/policy:Policy", name, { name, content }], { dependsOn }));
      const ORGANIZATION = "aws:organizations/organization:Organization";
      const cloud = new Cloud();
      assert.deepEqual(ask(cloud, "of-another-stack", []), []);
      make(cloud, [ORGANIZATION, "organization", { featureSet: "ALL" }], { dependsOn: [] });
      assert.deepEqual(ask(cloud, "by-luck", []), ["AWSOrganizationsNotInUseException"]);
      assert.deepEqual(ask(cloud, "after", [urnOf(ORGANIZATION, "organization")]), []);
    });

    it("refuses in a preview what is certain, by where unknown values come from", () => {
      const cloud = new Cloud();
      const check = (
        name: string,
        type: string,
        inputs: Inputs,
        propertyDependencies: Record<string, string[]> = {},
      ): string[] =>
        cloud
          .check({ urn: urnOf(type, name), type, name, inputs, dependsOn: [], propertyDependencies })
          .map(({ path }) => path.replace(/.*\)\./, ""));
      const vpcId = [urnOf(VPC, "vpc")];
      const subnet = (cidrBlock: string, letter: string): Inputs => ({
        vpcId: UNKNOWN,
        cidrBlock,
        availabilityZone: `ap-northeast-1${letter}`,
      });
      assert.deepEqual(check("vpc", VPC, { cidrBlock: "10.0.0.0/16" }), []);
      assert.deepEqual(check("a", SUBNET, subnet("10.0.0.0/24", "a"), { vpcId }), []);
      assert.deepEqual(check("a2", SUBNET, subnet("10.0.1.0/24", "a"), { vpcId }), []);
      assert.deepEqual(check("c", SUBNET, subnet("10.0.2.0/24", "c"), { vpcId }), []);
      assert.deepEqual(check("out", SUBNET, subnet("10.1.0.0/24", "c"), { vpcId }), ["cidrBlock"]);
      assert.deepEqual(check("twice", SUBNET, subnet("10.0.0.0/25", "c"), { vpcId }), ["cidrBlock"]);
      const subnets = (...names: string[]): Record<string, string[]> => ({
        subnets: names.map((name) => urnOf(SUBNET, name)),
      });
      assert.deepEqual(check("narrow", BALANCER, { name: "n", subnets: [UNKNOWN, UNKNOWN] }, subnets("a", "a2")), [
        "subnets",
      ]);
      assert.deepEqual(check("wide", BALANCER, { name: "w", subnets: [UNKNOWN, UNKNOWN] }, subnets("a", "c")), []);
      assert.deepEqual(check("far", BALANCER, { name: "f", subnets: [UNKNOWN, UNKNOWN] }), []);
    });

    it("tells one mistake once", () => {
      const cloud = new Cloud();
      const ask = (name: string): string[] =>
        errorsOf(() => make(cloud, [SUBNET, name, { vpcId: "@vpc", cidrBlock: `10.0.${name}.0/24` }]));
      assert.deepEqual(
        errorsOf(() => make(cloud, [VPC, "vpc", { cidrBlock: "10.0.0.0/8" }])),
        ["InvalidVpc.Range"],
      );
      assert.deepEqual([...ask("1"), ...ask("2")], []);
    });
  });

  describe("that lasts", () => {
    it("has nothing of what it refused", () => {
      const cloud = cloudWith();
      assert.deepEqual(
        errorsOf(() => make(cloud, [VPC, "vpc", { cidrBlock: "10.0.0.0/8" }])),
        ["InvalidVpc.Range"],
      );
      assert.deepEqual(cloud.all(), []);
    });

    it("updates a thing where it is, and frees its old name", () => {
      const cloud = cloudWith(
        [ZONE, "zone", { name: "a.example.com" }],
        ["aws:sns/topic:Topic", "topic", { name: "old" }],
      );
      const [topic] = cloud.all("aws:sns/topic:Topic");
      const renamed = request(cloud, ["aws:sns/topic:Topic", "topic", { name: "new" }]);
      assert.equal(cloud.update(String(topic?.id), renamed).id, topic?.id);
      assert.deepEqual(
        errorsOf(() => make(cloud, ["aws:sns/topic:Topic", "other", { name: "new" }])),
        ["InvalidParameter"],
      );
      assert.deepEqual(
        errorsOf(() => make(cloud, ["aws:sns/topic:Topic", "other", { name: "old" }])),
        [],
      );
      assert.deepEqual(
        errorsOf(() => cloud.update("none", request(cloud, ["aws:sns/topic:Topic", "none", {}]))),
        ["NotFound"],
      );
    });

    it("refuses an update as it refuses a creation", () => {
      const cloud = cloudWith(...balanced);
      const [balancer] = cloud.all(BALANCER);
      const narrow = request(cloud, [BALANCER, "balancer", { ...balancer?.inputs, subnets: ["@a"] }]);
      assert.deepEqual(
        errorsOf(() => cloud.update(String(balancer?.id), narrow)),
        ["ValidationError"],
      );
      assert.deepEqual(balancer?.outputs["subnets"], balancer?.inputs["subnets"]);
    });

    it("keeps the newer of two that have one id when the older goes", () => {
      const cloud = cloudWith([TASK, "web", task]);
      const [older] = cloud.all(TASK);
      make(cloud, [TASK, "web", { ...task, cpu: "512", memory: "1024" }]);
      cloud.delete(TASK, urnOf(TASK, "web"), "web", older?.outputs["arn"]);
      assert.deepEqual(
        cloud.all(TASK).map(({ inputs }) => inputs["cpu"]),
        ["512"],
      );
    });

    it("deletes what nothing uses and nothing protects", () => {
      const cloud = cloudWith(...balanced);
      const remove = (type: string, name: string): string[] => {
        const one = cloud.all(type).find((entity) => entity.name === name);
        return errorsOf(() => cloud.delete(type, String(one?.urn), String(one?.id)));
      };
      assert.deepEqual(remove(VPC, "vpc").slice(0, 1), ["DependencyViolation"]);
      assert.deepEqual(remove(SUBNET, "a"), ["DependencyViolation"]);
      assert.deepEqual(remove(SUBNET, "a2"), []);
      const [balancer] = cloud.all(BALANCER);
      if (balancer !== undefined) cloud.alter(balancer, { enableDeletionProtection: true });
      assert.deepEqual(remove(BALANCER, "balancer"), ["OperationNotPermitted"]);
      if (balancer !== undefined) cloud.alter(balancer, { enableDeletionProtection: false });
      assert.deepEqual(remove(BALANCER, "balancer"), []);
      assert.deepEqual(remove(SUBNET, "a"), []);
      const again: Thing = [BALANCER, "balancer", { name: "web", internal: true, subnets: ["@c"] }];
      assert.deepEqual(
        errorsOf(() => make(cloud, again)),
        ["ValidationError"],
      );
    });
  });
});
