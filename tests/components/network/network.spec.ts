import assert from "node:assert/strict";
import { Network, type NetworkArgs } from "../../../components/network/network";
import { Refusal } from "../../../components/refuse";
import type { RecordedResource } from "../../../tools/offline/recorded";
import { children, inputsOf, production, record, staging } from "../../support/record";

const name = "shine-production-network";
const made = (changes: Partial<NetworkArgs> = {}) =>
  record(
    () =>
      new Network(name, {
        scope: production,
        cidrBlock: "172.27.0.0/16",
        zones: ["a", "c"],
        natZones: ["a", "c"],
        flowLogsBucketArn: "arn:aws:s3:::shine-production-logs-111122223333",
        ...changes,
      }),
    true,
  );
/** The names of what a property's value came from. */
const from = (resources: readonly RecordedResource[], of: string, property: string) =>
  resources
    .find((one) => one.name === `${name}-${of}`)
    ?.propertyDependencies[property]?.map((urn) =>
      urn
        .split("::")
        .pop()
        ?.slice(name.length + 1),
    );
const withoutOutputs = (resources: readonly RecordedResource[]) =>
  new Map(resources.filter((one) => one.custom).map(({ outputs: _, line: __, ...rest }) => [rest.urn, rest]));

describe("Network", () => {
  it("is exactly this, in two zones", async () => {
    assert.deepEqual(
      children(await made()).map((line) => line.replace(name, "*")),
      [
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup *-default",
        "aws:ec2/eip:Eip *-nat-a-address",
        "aws:ec2/eip:Eip *-nat-c-address",
        "aws:ec2/flowLog:FlowLog *-flow-log",
        "aws:ec2/internetGateway:InternetGateway *-internet",
        "aws:ec2/natGateway:NatGateway *-nat-a",
        "aws:ec2/natGateway:NatGateway *-nat-c",
        "aws:ec2/route:Route *-private-a-default",
        "aws:ec2/route:Route *-private-c-default",
        "aws:ec2/route:Route *-public-default",
        "aws:ec2/routeTable:RouteTable *-isolated-a-routes",
        "aws:ec2/routeTable:RouteTable *-isolated-c-routes",
        "aws:ec2/routeTable:RouteTable *-private-a-routes",
        "aws:ec2/routeTable:RouteTable *-private-c-routes",
        "aws:ec2/routeTable:RouteTable *-public-routes",
        "aws:ec2/routeTableAssociation:RouteTableAssociation *-isolated-a-association",
        "aws:ec2/routeTableAssociation:RouteTableAssociation *-isolated-c-association",
        "aws:ec2/routeTableAssociation:RouteTableAssociation *-private-a-association",
        "aws:ec2/routeTableAssociation:RouteTableAssociation *-private-c-association",
        "aws:ec2/routeTableAssociation:RouteTableAssociation *-public-a-association",
        "aws:ec2/routeTableAssociation:RouteTableAssociation *-public-c-association",
        "aws:ec2/subnet:Subnet *-isolated-a",
        "aws:ec2/subnet:Subnet *-isolated-c",
        "aws:ec2/subnet:Subnet *-private-a",
        "aws:ec2/subnet:Subnet *-private-c",
        "aws:ec2/subnet:Subnet *-public-a",
        "aws:ec2/subnet:Subnet *-public-c",
        "aws:ec2/vpc:Vpc *-vpc",
        "platform:network:NatGateways *-nat",
        "platform:network:Network *",
        "platform:network:NetworkTier *-isolated",
        "platform:network:NetworkTier *-private",
        "platform:network:NetworkTier *-public",
      ],
    );
  });

  it("resolves names, and closes the default security group", async () => {
    const resources = await made();
    assert.deepEqual(inputsOf(resources, ":Vpc"), {
      cidrBlock: "172.27.0.0/16",
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { env: "production", service: "network", Name: `${name}-vpc` },
    });
    const group = inputsOf(resources, "DefaultSecurityGroup");
    assert.deepEqual([group["ingress"], group["egress"]], [[], []]);
    assert.deepEqual(from(resources, "default", "vpcId"), ["vpc"]);
  });

  it("logs every flow into the bucket, in files that can be searched", async () => {
    const resources = await made();
    const { tags: _, vpcId: __, logFormat, ...flowLog } = inputsOf(resources, "FlowLog");
    assert.deepEqual(flowLog, {
      trafficType: "ALL",
      logDestinationType: "s3",
      logDestination: "arn:aws:s3:::shine-production-logs-111122223333",
      maxAggregationInterval: 600,
      destinationOptions: { fileFormat: "parquet", perHourPartition: true, hiveCompatiblePartitions: false },
    });
    assert.match(String(logFormat), /^(\$\{[a-z-]+\} ?)+$/);
    for (const field of ["version", "srcaddr", "pkt-srcaddr", "flow-direction", "log-status"]) {
      assert.ok(String(logFormat).split(" ").includes(`\${${field}}`), field);
    }
    assert.deepEqual(from(resources, "flow-log", "vpcId"), ["vpc"]);
  });

  it("puts each subnet where the address plan says, with no public addresses", async () => {
    const resources = await made();
    const { vpcId: _, ...subnet } = inputsOf(resources, "Subnet", `${name}-private-c`);
    assert.deepEqual(subnet, {
      cidrBlock: "172.27.64.0/19",
      availabilityZone: "ap-northeast-1c",
      mapPublicIpOnLaunch: false,
      tags: { env: "production", service: "network", Name: `${name}-private-c`, Tier: "private" },
    });
    const subnets = resources.filter((one) => one.type === "aws:ec2/subnet:Subnet");
    assert.ok(subnets.every((one) => one.inputs["mapPublicIpOnLaunch"] === false));
    assert.deepEqual(
      subnets.map((one) => (one.inputs["tags"] as Record<string, string>)["Tier"]),
      ["public", "public", "private", "private", "isolated", "isolated"],
    );
  });

  it("routes public subnets to the internet, private ones through their own NAT, isolated ones nowhere", async () => {
    const resources = await made();
    assert.deepEqual(from(resources, "public-default", "gatewayId"), ["internet"]);
    assert.deepEqual(from(resources, "public-default", "routeTableId"), ["public-routes"]);
    for (const zone of ["a", "c"]) {
      assert.deepEqual(from(resources, `private-${zone}-default`, "natGatewayId"), [`nat-${zone}`]);
      assert.deepEqual(from(resources, `private-${zone}-default`, "routeTableId"), [`private-${zone}-routes`]);
      assert.deepEqual(from(resources, `nat-${zone}`, "subnetId"), [`public-${zone}`]);
      assert.deepEqual(from(resources, `nat-${zone}`, "allocationId"), [`nat-${zone}-address`]);
      assert.deepEqual(from(resources, `public-${zone}-association`, "routeTableId"), ["public-routes"]);
      for (const tier of ["private", "isolated"]) {
        assert.deepEqual(from(resources, `${tier}-${zone}-association`, "subnetId"), [`${tier}-${zone}`]);
        assert.deepEqual(from(resources, `${tier}-${zone}-association`, "routeTableId"), [`${tier}-${zone}-routes`]);
      }
    }
    const routes = resources.filter((one) => one.type === "aws:ec2/route:Route");
    assert.ok(routes.every((one) => one.inputs["destinationCidrBlock"] === "0.0.0.0/0"));
    const tables = resources.filter((one) => one.type === "aws:ec2/routeTable:RouteTable");
    assert.ok(tables.every((one) => !("routes" in one.inputs)));
  });

  it("makes NAT gateways after the internet gateway, at addresses that production keeps", async () => {
    const addresses = (resources: readonly RecordedResource[]) =>
      resources.filter((one) => one.type === "aws:ec2/eip:Eip");
    const resources = await made();
    assert.ok(addresses(resources).every((one) => one.protect && one.inputs["domain"] === "vpc"));
    const gateways = resources.filter((one) => one.type.endsWith("NatGateway"));
    assert.equal(gateways.length, 2);
    assert.ok(gateways.every((one) => one.dependsOn.some((urn) => urn.endsWith(`::${name}-internet`))));
    assert.ok(addresses(await made({ scope: staging })).every((one) => !one.protect));
  });

  it("has one NAT in staging, which the other zone leaves through too", async () => {
    const resources = await made({ scope: staging, natZones: ["a"] });
    assert.equal(resources.filter((one) => one.type.endsWith(":NatGateway")).length, 1);
    for (const zone of ["a", "c"])
      assert.deepEqual(from(resources, `private-${zone}-default`, "natGatewayId"), ["nat-a"]);
  });

  it("has no NAT, no address and no way out of a private subnet where nothing runs", async () => {
    const resources = await made({ natZones: [] });
    assert.deepEqual(
      resources.filter(({ type }) => /natGateway|eip|NatGateways/.test(type)).map(({ name }) => name),
      [],
    );
    const defaults = resources.filter(({ inputs }) => inputs["destinationCidrBlock"] === "0.0.0.0/0");
    assert.deepEqual(
      defaults.map((route) => route.name),
      ["shine-production-network-public-default"],
    );
  });

  for (const natZones of [
    ["a", "c"],
    ["a", "c", "d"],
  ]) {
    it(`only creates when a zone is added, with NAT in ${natZones.join(", ")}`, async () => {
      const [before, after] = [await made(), await made({ zones: ["a", "c", "d"], natZones })].map(withoutOutputs);
      for (const [urn, resource] of before ?? []) assert.deepEqual(after?.get(urn), resource);
      const added = [...(after?.keys() ?? [])].filter((urn) => !before?.has(urn));
      assert.equal(added.length, 3 + 2 + 3 + 1 + (natZones.length - 2) * 2);
    });
  }

  it("gives its subnets and route tables by tier and key", async () => {
    let network: Network | undefined;
    await record(() => {
      network = new Network(name, {
        scope: production,
        cidrBlock: "172.27.0.0/16",
        zones: ["a", "c"],
        natZones: ["c"],
        flowLogsBucketArn: "arn:aws:s3:::logs",
      });
    }, true);
    const keys = (of: Readonly<Record<string, object>> | undefined) =>
      Object.fromEntries(Object.entries(of ?? {}).map(([key, inner]) => [key, Object.keys(inner)]));
    assert.equal(network?.cidrBlock, "172.27.0.0/16");
    assert.deepEqual(keys(network?.subnets), { public: ["a", "c"], private: ["a", "c"], isolated: ["a", "c"] });
    assert.deepEqual(keys(network?.routeTables), {
      public: ["public"],
      private: ["private-a", "private-c"],
      isolated: ["isolated-a", "isolated-c"],
    });
    assert.deepEqual(Object.keys(network?.natAddresses ?? {}), ["c"]);
  });

  it("refuses everything that is wrong at once", async () => {
    await assert.rejects(made({ cidrBlock: "172.27.1.0/16", zones: ["a"], natZones: ["c"] }), (error: Refusal) => {
      assert.ok(error.message.startsWith(`${name}: 3 problems`), error.message);
      return error instanceof Refusal;
    });
  });
});
