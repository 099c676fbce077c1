import type { Inputs, Thing } from "./things";

export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const LISTENER = "aws:lb/listener:Listener";
export const TARGETS = "aws:lb/targetGroup:TargetGroup";
export const ZONE = "aws:route53/zone:Zone";
export const TASK = "aws:ecs/taskDefinition:TaskDefinition";
export const SERVICE = "aws:ecs/service:Service";
export const ROLE = "aws:iam/role:Role";
export const CERTIFICATE = "aws:acm/certificate:Certificate";
export const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";

export const vpc: Thing = [VPC, "vpc", { cidrBlock: "10.0.0.0/16" }];
const subnet = (name: string, third: number, letter: string): Thing => [
  SUBNET,
  name,
  { vpcId: "@vpc", cidrBlock: `10.0.${third}.0/24`, availabilityZone: `ap-northeast-1${letter}` },
];
export const network: readonly Thing[] = [
  vpc,
  subnet("a", 0, "a"),
  subnet("c", 1, "c"),
  subnet("a2", 2, "a"),
  [GROUP, "group", { name: "group", vpcId: "@vpc" }],
];
export const targets = (name: string, more: Inputs = {}): Thing => [
  TARGETS,
  name,
  { name, port: 80, protocol: "HTTP", targetType: "ip", vpcId: "@vpc", ...more },
];
export const balanced: readonly Thing[] = [
  ...network,
  [BALANCER, "balancer", { name: "web", internal: true, subnets: ["@a", "@c"], securityGroups: ["@group"] }],
  targets("targets"),
  [
    LISTENER,
    "listener",
    {
      loadBalancerArn: "@balancer",
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "forward", targetGroupArn: "@targets" }],
    },
  ],
];
export const containers = (more: object = {}): string =>
  JSON.stringify([{ name: "web", image: "web:1", essential: true, portMappings: [{ containerPort: 80 }], ...more }]);
export const task: Inputs = {
  family: "web",
  cpu: "256",
  memory: "512",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  containerDefinitions: containers(),
};
export const serving: readonly Thing[] = [
  ...balanced,
  ["aws:ecs/cluster:Cluster", "main", { name: "main" }],
  [TASK, "web", task],
];
export const service: Inputs = {
  name: "web",
  cluster: "@main",
  taskDefinition: "@web",
  desiredCount: 1,
  networkConfiguration: { subnets: ["@a"], securityGroups: ["@group"] },
};
export const running: readonly Thing[] = [...serving, [SERVICE, "service", service]];

export const document = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: "One", Effect: "Allow", ...statement }] });
export const trust = document({ Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" });
export const role: Thing = [ROLE, "role", { name: "role", assumeRolePolicy: trust }];

export const certificate = (name: string, region: string): readonly Thing[] => [
  [CERTIFICATE, name, { domainName: "shine.example.com", validationMethod: "DNS", region }],
  [VALIDATION, `${name}-issued`, { certificateArn: `@${name}`, region }],
];
