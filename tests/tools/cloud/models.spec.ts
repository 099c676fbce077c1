import assert from "node:assert/strict";
import { Cloud } from "../../../tools/offline/cloud";
import { difference } from "../../../tools/offline/cloud/difference";
import { models } from "../../../tools/offline/cloud/models";
import { shapeOf } from "../../../tools/offline/cloud/shapes";
import { SecretValue, UNKNOWN } from "../../../tools/offline/recorded";

/** What the provider computes and nobody here reads. */
const leftOut: Readonly<Record<string, string>> = {
  "aws:account/region:Region": "optStatus",
  "aws:acm/certificate:Certificate": "notAfter notBefore pendingRenewal renewalSummaries validationEmails",
  "aws:cloudfront/function:Function": "liveStageEtag status",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "policyScope revisionId",
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": "vpcId",
  "aws:ec2/defaultRouteTable:DefaultRouteTable": "vpcId",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "description namePrefix",
  "aws:ec2/defaultVpc:DefaultVpc": "ipv6AssociationId",
  "aws:ec2/eip:Eip": "associationId carrierIp customerOwnedIp privateDns privateIp ptrRecord",
  "aws:ec2/natGateway:NatGateway":
    "autoProvisionZones autoScalingIps regionalNatGatewayAddresses regionalNatGatewayAutoMode routeTableId",
  "aws:ec2/route:Route": "instanceId instanceOwnerId",
  "aws:ec2/subnet:Subnet": "ipv6CidrBlockAssociationId",
  "aws:ec2/vpc:Vpc": "ipv6AssociationId",
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": "peerOwnerId peerRegion peerVpcId vpcId",
  "aws:organizations/account:Account": "govcloudId",
  "aws:organizations/delegatedAdministrator:DelegatedAdministrator": "delegationEnabledDate email joinedTimestamp name",
  "aws:rds/cluster:Cluster": "caCertificateValidTill upgradeRolloutOrder",
  "aws:rds/clusterInstance:ClusterInstance": "kmsKeyId",
  "aws:route53/keySigningKey:KeySigningKey":
    "digestAlgorithmMnemonic digestAlgorithmType digestValue dnskeyRecord flag publicKey signingAlgorithmMnemonic signingAlgorithmType",
  "aws:s3/bucket:Bucket": "websiteDomain websiteEndpoint",
  "aws:s3/bucketObjectv2:BucketObjectv2": "checksumCrc32 checksumCrc32c checksumCrc64nvme checksumSha1 checksumSha256",
  "aws:sns/topic:Topic": "beginningArchiveTime",
  "aws:ssm/document:Document": "createdDate description hash hashType parameters platformTypes schemaVersion",
  "aws:ssm/parameter:Parameter": "hasValueWo",
};

describe("a type of the simulated cloud", () => {
  for (const [type, model] of Object.entries(models)) {
    it(`${type} answers with what the provider computes, whatever is known of its inputs`, () => {
      const shape = shapeOf(type);
      assert.ok(shape !== undefined, "the installed providers have it");
      const unknown = Object.fromEntries([...shape.inputs].map((name) => [name, UNKNOWN]));
      for (const inputs of [{}, unknown]) {
        const cloud = new Cloud();
        cloud.check({ urn: `urn:pulumi:test::platform::${type}::one`, type, name: "one", inputs });
        const outputs: object = cloud.all(type)[0]?.outputs ?? {};
        const missing: string[] = [...shape.computed].filter((name) => !(name in outputs) && !shape.inputs.has(name));
        assert.equal(missing.sort().join(" "), leftOut[type] ?? "");
      }
    });

    it(`${type} names inputs that the provider has`, () => {
      const shape = shapeOf(type);
      const paths = [
        ...(model.replaces ?? []).filter((path) => path !== "*"),
        ...(model.references ?? []).map(({ path }) => path),
        ...(model.unique === undefined ? [] : [model.unique.path]),
        ...(model.deletionProtection === undefined ? [] : [model.deletionProtection]),
      ];
      assert.deepEqual(
        paths.filter((path) => shape?.inputs.has(path.split(".")[0] ?? "") !== true),
        [],
      );
      const types = (model.references ?? []).flatMap((reference) => reference.types);
      assert.deepEqual(
        types.filter((other) => models[other] === undefined),
        [],
      );
    });
  }
});

describe("a shape", () => {
  it("is that of the installed provider", () => {
    const shape = shapeOf("aws:s3/bucketPolicy:BucketPolicy");
    assert.deepEqual([...(shape?.inputs ?? [])].sort(), ["bucket", "policy", "region"]);
    assert.deepEqual([...(shape?.required ?? [])].sort(), ["bucket", "policy"]);
    assert.ok(shapeOf("awsx:ecr:Image")?.computed.has("imageUri"));
    assert.ok(shapeOf("datadog:index/monitor:Monitor")?.required.has("query"));
  });

  it("is none for what no provider has", () => {
    for (const type of ["aws:s3/bucket:Bukkit", "aws:s3/nothing:Nothing", "nobody:a/b:C", "Bucket"])
      assert.equal(shapeOf(type), undefined);
  });
});

describe("a difference", () => {
  const of = (is: object, given: string[], asked: object, type = "aws:ec2/securityGroup:SecurityGroup") =>
    difference(type, is as Record<string, unknown>, given, asked as Record<string, unknown>);

  it("is none where what is asked for is so, whatever the provider added", () => {
    assert.deepEqual(
      of({ name: "a", tags: { b: "c" }, arn: "x", ports: [1, 2] }, ["name"], {
        name: "a",
        tags: { b: "c" },
        ports: [1, 2],
      }).changed,
      [],
    );
    assert.deepEqual(of({ value: new SecretValue("a") }, ["value"], { value: new SecretValue("a") }).changed, []);
    assert.deepEqual(of({}, ["a"], { a: undefined }).changed, []);
  });

  it("tells what changed, went or is not known yet", () => {
    const { changed } = of(
      { tags: { a: "1", b: "2" }, ports: [1, 2], gone: "x", secret: new SecretValue("a") },
      ["gone"],
      { tags: { a: "1" }, ports: [2, 1], later: UNKNOWN, secret: new SecretValue("b") },
    );
    assert.deepEqual([...changed].sort(), ["gone", "later", "ports", "secret", "tags"]);
  });

  it("tells what needs a new resource, and when the old one must go first", () => {
    const asked = { name: "a", description: "new", vpcId: "v", tags: { x: "y" } };
    const found = of({ name: "a", description: "old", vpcId: "v" }, ["name", "description", "vpcId"], asked);
    assert.deepEqual(found.replaces, ["description"]);
    assert.equal(found.deleteFirst, true);
    assert.equal(of({ name: "a", vpcId: "v" }, [], { name: "b", vpcId: "v" }).deleteFirst, false);
    assert.deepEqual(of({ cpu: "1" }, ["cpu"], { cpu: "2" }, "aws:ecs/taskDefinition:TaskDefinition").replaces, [
      "cpu",
    ]);
  });

  it("tells what changes in place only when more is asked for", () => {
    const on = (capacityProvider: string) => ({ capacityProviderStrategies: [{ capacityProvider, weight: 1 }] });
    const replaces = (forceNewDeployment: boolean) =>
      of(on("FARGATE"), [], { ...on("FARGATE_SPOT"), forceNewDeployment }, "aws:ecs/service:Service").replaces;
    assert.deepEqual(replaces(false), ["capacityProviderStrategies"]);
    assert.deepEqual(replaces(true), []);
  });
});
