import { ACCOUNT, but, Fresh } from "./given";
import { trust } from "../given";
import type { Thing } from "../things";

export const SHARED = "100000000003";
export const IMAGE = `${ACCOUNT}.dkr.ecr.ap-northeast-1.amazonaws.com/web:1`;
const PARAMETER = `arn:aws:ssm:ap-northeast-1:${ACCOUNT}:parameter/shine/secret`;

const document = (...statements: object[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((one) => ({ Effect: "Allow", Resource: "*", ...one })),
  });
const rule = (type: "Ingress" | "Egress", name: string, securityGroupId: string): Thing => [
  `aws:vpc/securityGroup${type}Rule:SecurityGroup${type}Rule`,
  name,
  { securityGroupId, cidrIpv4: "0.0.0.0/0", ipProtocol: "tcp", fromPort: 443, toPort: 443 },
];
const endpoint = (service: string): readonly Thing[] => [
  [
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    service,
    {
      vpcId: "@vpc",
      serviceName: `com.amazonaws.ap-northeast-1.${service}`,
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      securityGroupIds: ["@doors"],
      policy: document({ Principal: "*", Action: "*" }),
    },
  ],
  [
    "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
    `${service}-a`,
    { vpcEndpointId: `@${service}`, subnetId: "@private" },
  ],
];

/** All that a service with a secret needs: a way out, a way to Parameter Store, roles, key, image, logs. */
export const needed: readonly Thing[] = [
  ["aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" }],
  ["aws:ec2/internetGateway:InternetGateway", "gateway", { vpcId: "@vpc" }],
  ...(["public", "private"] as const).flatMap((name, index): Thing[] => [
    [
      "aws:ec2/subnet:Subnet",
      name,
      { vpcId: "@vpc", cidrBlock: `10.0.${index}.0/24`, availabilityZone: "ap-northeast-1a" },
    ],
    ["aws:ec2/routeTable:RouteTable", `${name}-routes`, { vpcId: "@vpc" }],
    [
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      `${name}-association`,
      { subnetId: `@${name}`, routeTableId: `@${name}-routes` },
    ],
  ]),
  ["aws:ec2/eip:Eip", "address", { domain: "vpc" }],
  ["aws:ec2/natGateway:NatGateway", "nat", { subnetId: "@public", allocationId: "@address" }],
  [
    "aws:ec2/route:Route",
    "out",
    { routeTableId: "@public-routes", destinationCidrBlock: "0.0.0.0/0", gatewayId: "@gateway" },
  ],
  [
    "aws:ec2/route:Route",
    "nat-route",
    { routeTableId: "@private-routes", destinationCidrBlock: "0.0.0.0/0", natGatewayId: "@nat" },
  ],
  ["aws:ec2/securityGroup:SecurityGroup", "tasks", { vpcId: "@vpc" }],
  rule("Egress", "https-out", "@tasks"),
  ["aws:ec2/securityGroup:SecurityGroup", "doors", { vpcId: "@vpc" }],
  rule("Ingress", "https-in", "@doors"),
  ...endpoint("ssm"),
  [
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    "s3",
    {
      vpcId: "@vpc",
      serviceName: "com.amazonaws.ap-northeast-1.s3",
      vpcEndpointType: "Gateway",
      routeTableIds: ["@private-routes"],
      policy: document({ Principal: "*", Action: "s3:GetObject" }),
    },
  ],
  ["aws:iam/role:Role", "execution", { name: "execution", assumeRolePolicy: trust }],
  [
    "aws:iam/rolePolicy:RolePolicy",
    "execution-policy",
    {
      role: "execution",
      policy: document(
        { Action: ["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] },
        { Action: "ssm:GetParameters", Resource: PARAMETER },
        { Action: "kms:Decrypt" },
        { Action: ["logs:CreateLogStream", "logs:PutLogEvents"] },
      ),
    },
  ],
  [
    "aws:kms/key:Key",
    "key",
    { policy: document({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*" }) },
  ],
  [
    "aws:ssm/parameter:Parameter",
    "secret",
    { name: "/shine/secret", type: "SecureString", value: "hush", keyId: "@key" },
  ],
  ["aws:cloudwatch/logGroup:LogGroup", "logs", { name: "/shine/web" }],
  ["aws:ecr/repository:Repository", "repository", { name: "web" }],
  ["docker-build:index:Image", "image", { push: true, tags: [IMAGE] }],
  ["aws:ecs/cluster:Cluster", "main", { name: "main" }],
  [
    "aws:ecs/taskDefinition:TaskDefinition",
    "task",
    {
      family: "web",
      cpu: "1024",
      memory: "2048",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      executionRoleArn: "arn:@execution",
      containerDefinitions: containersOf(),
    },
  ],
];

export function containersOf(image = IMAGE, more: object = {}): string {
  const options = { "awslogs-group": "/shine/web", "awslogs-region": "ap-northeast-1", "awslogs-stream-prefix": "web" };
  const secrets = [{ name: "SECRET", valueFrom: PARAMETER }];
  const logConfiguration = { logDriver: "awslogs", options };
  return JSON.stringify([{ name: "web", image, essential: true, secrets, logConfiguration, ...more }]);
}

export const service: Thing = [
  "aws:ecs/service:Service",
  "web",
  {
    name: "web",
    cluster: "@main",
    taskDefinition: "arn:@task",
    desiredCount: 2,
    networkConfiguration: { subnets: ["@private"], securityGroups: ["@tasks"] },
    deploymentCircuitBreaker: { enable: true, rollback: true },
    waitForSteadyState: false,
  },
];

/** A world with the service in it, some things being otherwise. */
export function serving(changes: Readonly<Record<string, object | undefined>> = {}): Fresh {
  return new Fresh().make(...but([...needed, service], changes));
}
