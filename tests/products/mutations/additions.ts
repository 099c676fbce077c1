import { type Resource, UNKNOWN } from "../../../policies/kernel/resource";
import type { Census } from "./classes";
import type { Mutant } from "./mutant";

/** Resources that nobody may add, in the words of the provider; `ref` names what one of them is linked to. */
export function* additionMutants(census: Census): Generator<Mutant> {
  const like = census.custom.find(({ type, provider }) => type === "aws:ec2/vpc:Vpc" && provider !== undefined);
  if (like === undefined) return;
  const find = (type: string, environment: string, tier?: string): string =>
    census.custom.find(
      (resource) =>
        resource.type === type &&
        census.environmentOf(resource) === environment &&
        (tier === undefined || (resource.props["tags"] as Record<string, unknown>)["Tier"] === tier),
    )?.urn ?? "";
  const vpc = (environment: string): string => find("aws:ec2/vpc:Vpc", environment);
  const tags = { env: "production", service: "web", "data-class": "internal" };
  const additions: [type: string, props: Record<string, unknown>, refs?: Record<string, string>][] = [
    [
      "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
      { autoAccept: true, tags },
      { vpcId: vpc("staging"), peerVpcId: vpc("production") },
    ],
    [
      "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
      { peerVpcId: "vpc-0123456789abcdef0", peerOwnerId: "999988887777", tags },
      { vpcId: vpc("production") },
    ],
    [
      "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
      { vpcPeeringConnectionId: "pcx-0123456789abcdef0", autoAccept: true, tags },
    ],
    ["aws:ec2transitgateway/transitGateway:TransitGateway", { tags }],
    ["aws:ec2/vpnGateway:VpnGateway", { tags }, { vpcId: vpc("production") }],
    [
      "aws:ec2/route:Route",
      { destinationCidrBlock: "0.0.0.0/0" },
      {
        routeTableId: find("aws:ec2/routeTable:RouteTable", "production", "isolated"),
        gatewayId: find("aws:ec2/internetGateway:InternetGateway", "production"),
      },
    ],
    [
      "aws:ec2/route:Route",
      { destinationIpv6CidrBlock: "::/0" },
      {
        routeTableId: find("aws:ec2/routeTable:RouteTable", "production", "private"),
        gatewayId: find("aws:ec2/internetGateway:InternetGateway", "production"),
      },
    ],
    [
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      {},
      {
        routeTableId: find("aws:ec2/routeTable:RouteTable", "production", "public"),
        subnetId: find("aws:ec2/subnet:Subnet", "production", "isolated"),
      },
    ],
    [
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { cidrIpv4: "0.0.0.0/0", ipProtocol: "tcp", fromPort: 443, toPort: 443, description: "x", tags },
      { securityGroupId: find("aws:ec2/securityGroup:SecurityGroup", "production") },
    ],
    [
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { cidrIpv4: "203.0.113.64/28", ipProtocol: "tcp", fromPort: 22, toPort: 22, description: "x", tags },
      { securityGroupId: find("aws:ec2/securityGroup:SecurityGroup", "production") },
    ],
    [
      "aws:ec2/securityGroupRule:SecurityGroupRule",
      { type: "ingress", cidrBlocks: ["0.0.0.0/0"], protocol: "-1", fromPort: 0, toPort: 0, description: "x" },
      { securityGroupId: find("aws:ec2/securityGroup:SecurityGroup", "production") },
    ],
    [
      "aws:ec2/securityGroup:SecurityGroup",
      {
        description: "x",
        ingress: [{ protocol: "tcp", fromPort: 3306, toPort: 3306, cidrBlocks: ["0.0.0.0/0"] }],
        tags,
      },
      { vpcId: vpc("production") },
    ],
    [
      "aws:ec2/instance:Instance",
      { ami: "ami-0123456789abcdef0", instanceType: "t4g.nano", associatePublicIpAddress: true, tags },
    ],
    ["aws:ec2/eip:Eip", { domain: "vpc", tags }],
    ["aws:ec2/keyPair:KeyPair", { publicKey: "ssh-ed25519 AAAA", tags }],
    ["aws:iam/user:User", { name: "deployer", tags }],
    ["aws:iam/accessKey:AccessKey", { user: "deployer" }],
    ["aws:iam/group:Group", { name: "admins" }],
    [
      "aws:iam/userPolicyAttachment:UserPolicyAttachment",
      { user: "deployer", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    ],
    [
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      { role: "platform-preview", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
    ],
    ["aws:s3/bucket:Bucket", { bucket: "shine-production-extra-111122223333", tags }],
    ["aws:s3/bucketAcl:BucketAcl", { bucket: "shine-production-logs-111122223333", acl: "public-read" }],
    [
      "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
      { bucket: "shine-production-logs-111122223333", indexDocument: { suffix: "index.html" } },
    ],
    ["aws:secretsmanager/secret:Secret", { name: "/shine/production/infrastructures/x", tags }],
    [
      "aws:ssm/parameter:Parameter",
      {
        name: "/shine/production/infrastructures/database/primary/password",
        type: "String",
        insecureValue: "correct-horse-battery",
        tags,
      },
    ],
    ["aws:rds/cluster:Cluster", { engine: "aurora-mysql", clusterIdentifier: "shine-production-extra", tags }],
    [
      "aws:rds/clusterSnapshot:ClusterSnapshot",
      {
        dbClusterIdentifier: "shine-production-databases-primary",
        dbClusterSnapshotIdentifier: "x",
        sharedAccounts: ["all"],
        tags,
      },
    ],
    ["aws:kms/key:Key", { description: "x", tags }],
    [
      "aws:kms/grant:Grant",
      {
        keyId: "alias/shine-production-data",
        granteePrincipal: "arn:aws:iam::999988887777:root",
        operations: ["Decrypt"],
      },
    ],
    ["aws:lb/loadBalancer:LoadBalancer", { name: "shine-production-extra", loadBalancerType: "application", tags }],
    [
      "aws:elb/loadBalancer:LoadBalancer",
      { listeners: [{ instancePort: 80, instanceProtocol: "http", lbPort: 80, lbProtocol: "http" }], tags },
    ],
    ["aws:lambda/function:Function", { name: "x", role: "arn:aws:iam::111122223333:role/x", tags }],
    ["aws:lambda/functionUrl:FunctionUrl", { functionName: "x", authorizationType: "NONE" }],
    ["aws:cloudformation/stack:Stack", { name: "x", templateBody: "{}", tags }],
    [
      "aws:ecr/registryPolicy:RegistryPolicy",
      {
        policy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ecr:*","Resource":"*"}]}',
      },
    ],
    ["aws:ecrpublic/repository:Repository", { repositoryName: "web", tags }],
    ["aws:ec2/defaultSubnet:DefaultSubnet", { availabilityZone: "ap-northeast-1a", tags }],
    ["aws:guardduty/detector:Detector", { enable: false, tags }],
    ["aws-native:s3:Bucket", { bucketName: "x" }],
    ["command:local:Command", { create: "aws s3 mb s3://x" }],
    [
      "github:index/repositoryWebhook:RepositoryWebhook",
      { repository: "shine-web", events: ["push"], configuration: { url: "http://example.net", insecureSsl: true } },
    ],
    [
      "github:index/repositoryDeployKey:RepositoryDeployKey",
      { repository: "shine-web", title: "x", key: "ssh-ed25519 AAAA", readOnly: false },
    ],
    [
      "github:index/repositoryCollaborator:RepositoryCollaborator",
      { repository: "shine-web", username: "somebody", permission: "admin" },
    ],
    [
      "github:index/actionsSecret:ActionsSecret",
      {
        repository: "shine-web",
        secretName: "AWS_SECRET_ACCESS_KEY",
        plaintextValue: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      },
    ],
    ["github:index/repository:Repository", { name: "shine-extra", visibility: "public" }],
    [
      "datadog:index/downtimeSchedule:DowntimeSchedule",
      { scope: "env:production", oneTimeSchedule: {}, monitorIdentifier: { monitorTags: ["*"] } },
    ],
    ["pagerduty:index/service:Service", { name: "shine-staging", escalationPolicy: "PXPOLICY" }],
  ];
  for (const [type, props, refs = {}] of additions) {
    const resource: Resource = {
      urn: `urn:pulumi:${census.world.stack}::platform::${type}::${census.world.stack}-production-extra`,
      type,
      name: `${census.world.stack}-production-extra`,
      props: { ...props, ...Object.fromEntries(Object.keys(refs).map((key) => [key, UNKNOWN])) },
      protect: true,
      ignoreChanges: [],
      ...(like.parent === undefined ? {} : { parent: like.parent }),
      ...(like.provider === undefined || !type.startsWith("aws:") ? {} : { provider: like.provider }),
      dependencies: Object.values(refs),
      propertyDependencies: Object.fromEntries(Object.entries(refs).map(([key, urn]) => [key, [urn]])),
    };
    const made = () => ({ puts: [resource], drops: [] });
    yield { kind: "resource added", resource, path: "", change: JSON.stringify(props).slice(0, 60), made };
  }
}
