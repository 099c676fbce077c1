import assert from "node:assert/strict";
import { gatewayPolicy, interfacePolicy, interfaceServices } from "../../../components/network/endpoint-policy";
import { Endpoints, type EndpointsArgs } from "../../../components/network/endpoints";
import { models } from "../../../tools/offline/cloud/models";
import type { RecordedResource } from "../../../tools/offline/recorded";
import { children, inputsOf, production, record } from "../../support/record";

const name = "shine-production-endpoints";
const base: EndpointsArgs = {
  scope: production,
  vpcId: "vpc-1",
  cidrBlock: "172.27.0.0/16",
  routeTables: { "private-a": "rtb-pa", "isolated-a": "rtb-ia" },
};
const made = (changes: Partial<EndpointsArgs> = {}) => record(() => new Endpoints(name, { ...base, ...changes }), true);
const subnetIds = { a: "subnet-a", c: "subnet-c" };
const interfaces = { services: interfaceServices, subnetIds };
const statements = (policy: string): Record<string, unknown>[] => JSON.parse(policy).Statement;
const urns = (resources: readonly RecordedResource[]) => resources.map((one) => one.urn);

describe("Endpoints", () => {
  it("are the two gateways on every route table, where no interfaces are asked for", async () => {
    const resources = await made();
    assert.deepEqual(
      children(resources).map((line) => line.replace(name, "*")),
      [
        "aws:ec2/vpcEndpoint:VpcEndpoint *-dynamodb",
        "aws:ec2/vpcEndpoint:VpcEndpoint *-s3",
        "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation *-dynamodb-isolated-a",
        "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation *-dynamodb-private-a",
        "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation *-s3-isolated-a",
        "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation *-s3-private-a",
        "platform:network:Endpoints *",
      ],
    );
    for (const service of ["s3", "dynamodb"] as const) {
      assert.deepEqual(inputsOf(resources, ":VpcEndpoint", `${name}-${service}`), {
        vpcId: "vpc-1",
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.ap-northeast-1.${service}`,
        policy: gatewayPolicy(service, production),
        tags: { env: "production", service: "network", Name: `${name}-${service}` },
      });
      const joined = inputsOf(resources, "VpcEndpointRouteTableAssociation", `${name}-${service}-isolated-a`);
      assert.equal(joined["routeTableId"], "rtb-ia");
    }
  });

  it("are an interface a service as well, in every zone given", async () => {
    const resources = await made({ interfaces });
    for (const service of ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "ssmmessages", "kms"] as const) {
      const label = `${name}-${service.replace(".", "-")}`;
      const { securityGroupIds: _, ...inputs } = inputsOf(resources, ":VpcEndpoint", label);
      assert.deepEqual(inputs, {
        vpcId: "vpc-1",
        vpcEndpointType: "Interface",
        serviceName: `com.amazonaws.ap-northeast-1.${service}`,
        privateDnsEnabled: true,
        subnetIds: ["subnet-a", "subnet-c"],
        policy: interfacePolicy(service, production),
        tags: { env: "production", service: "network", Name: label },
      });
      const endpoint = resources.find((one) => one.name === label);
      assert.deepEqual(
        endpoint?.propertyDependencies["securityGroupIds"]?.map((urn) => urn.split("::").pop()),
        [`${name}-interfaces`],
      );
      // Its private name answers in the whole VPC from the beginning, and so must it.
      assert.ok(endpoint?.dependsOn.some((urn) => urn.endsWith(`::${name}-interfaces-https`)));
    }
    assert.equal(resources.filter((one) => one.type.endsWith(":VpcEndpoint")).length, 2 + 7);
  });

  it("have no group, and no interface, where no service is named", async () => {
    const resources = await made({ interfaces: { services: [], subnetIds } });
    assert.equal(resources.filter((one) => one.type.endsWith(":VpcEndpoint")).length, 2);
    assert.equal(resources.filter((one) => one.type.endsWith(":SecurityGroup")).length, 0);
  });

  it("admit HTTPS from the VPC to the interfaces, and nothing else", async () => {
    const resources = await made({ interfaces });
    const group = inputsOf(resources, ":SecurityGroup");
    // A name that is fixed would have to go before another description comes, while the interfaces hold the group.
    assert.ok(!("ingress" in group) && !("egress" in group) && !("name" in group));
    const { securityGroupId: _, tags: __, ...rule } = inputsOf(resources, "SecurityGroupIngressRule");
    assert.deepEqual(rule, {
      description: "HTTPS from the VPC",
      cidrIpv4: "172.27.0.0/16",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
    assert.equal(resources.filter((one) => one.type.includes("SecurityGroupEgressRule")).length, 0);
  });

  it("only come to be, or take a subnet in place, when a zone is added", async () => {
    const before = await made({ interfaces });
    const after = await made({
      interfaces: { ...interfaces, subnetIds: { ...subnetIds, d: "subnet-d" } },
      routeTables: { ...base.routeTables, "private-d": "rtb-pd" },
    });
    const replacing = models["aws:ec2/vpcEndpoint:VpcEndpoint"]?.replaces ?? [];
    for (const one of before.filter((resource) => resource.custom)) {
      const { subnetIds, ...rest } = after.find((other) => other.urn === one.urn)?.inputs ?? {};
      const { subnetIds: had, ...same } = one.inputs;
      assert.deepEqual(rest, same);
      assert.deepEqual(subnetIds, had === undefined ? undefined : [...(had as string[]), "subnet-d"]);
    }
    assert.ok(!replacing.includes("subnetIds") && !replacing.includes("*"));
    assert.equal(urns(after).filter((urn) => !urns(before).includes(urn)).length, 2);
  });
});

describe("the policy of an endpoint", () => {
  it("of a gateway limits who, and on whose things, to the account", () => {
    assert.deepEqual(statements(gatewayPolicy("dynamodb", production)), [
      {
        Sid: "OwnAccount",
        Effect: "Allow",
        Principal: "*",
        Action: "dynamodb:*",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333", "aws:ResourceAccount": "111122223333" } },
      },
    ]);
  });

  it("of S3 lets image layers and the agent's files be read from AWS's own buckets, and no more", () => {
    const [own, provided, ...rest] = statements(gatewayPolicy("s3", production));
    assert.deepEqual(own?.["Condition"], {
      StringEquals: { "aws:PrincipalAccount": "111122223333", "aws:ResourceAccount": "111122223333" },
    });
    assert.equal(own?.["Action"], "s3:*");
    assert.equal(provided?.["Action"], "s3:GetObject");
    const resources = provided?.["Resource"] as string[];
    assert.ok(resources.includes("arn:aws:s3:::prod-ap-northeast-1-starport-layer-bucket/*"));
    assert.ok(resources.includes("arn:aws:s3:::amazon-ssm-ap-northeast-1/*"));
    assert.ok(resources.every((resource) => /^arn:aws:s3:::[a-z0-9-]{6,}\/\*$/.test(resource)));
    assert.equal(rest.length, 0);
  });

  it("of an interface limits who to the account, and what to the service", () => {
    const actions = { "ecr.api": "ecr:*", "ecr.dkr": "ecr:*", logs: "logs:*", ssmmessages: "ssmmessages:*" };
    for (const service of interfaceServices) {
      const [own, ...rest] = statements(interfacePolicy(service, production));
      assert.equal(rest.length, 0);
      assert.deepEqual(own?.["Condition"], { StringEquals: { "aws:PrincipalAccount": "111122223333" } });
      assert.equal(own?.["Action"], (actions as Record<string, string>)[service] ?? `${service}:*`);
    }
  });

  it("stays within what AWS admits", () => {
    for (const service of interfaceServices) assert.ok(interfacePolicy(service, production).length <= 20_480);
    assert.ok(gatewayPolicy("s3", production).length <= 20_480);
  });
});
