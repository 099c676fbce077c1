import {
  environment,
  fail,
  type Fixtures,
  make,
  notApplicable,
  type Options,
  pass,
  ref,
  UNKNOWN,
  unverifiable,
} from "../support";

const production = environment("production");
const staging = environment("staging");
const management = environment("management");
const key = make("aws:kms/key:Key", "shine-production-logs");

const vpcIn = (parent: Options["parent"], name: string, props: object = {}) =>
  make("aws:ec2/vpc:Vpc", name, { cidrBlock: "172.27.0.0/16", ...props }, parent === undefined ? {} : { parent });
const vpc = vpcIn(production, "shine-production-vpc");
const stagingVpc = vpcIn(staging, "shine-staging-vpc", { cidrBlock: "172.28.0.0/16" });
const managementVpc = vpcIn(management, "shine-management-vpc", { cidrBlock: "172.30.0.0/16" });
const unknownVpc = { vpcId: UNKNOWN };

const flowLog = (props: object) => make("aws:ec2/flowLog:FlowLog", "shine-production-flow", { ...props });
const defaultGroup = (props: object) =>
  make("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "shine-production-default", { vpcId: ref(vpc), ...props });
const closed = defaultGroup({ ingress: [], egress: [] });

const subnet = (zone: unknown, tier: string | undefined = "private", props: object = {}) =>
  make(
    "aws:ec2/subnet:Subnet",
    `shine-production-${tier}-${String(zone)}`,
    { vpcId: ref(vpc), availabilityZone: zone, ...(tier === undefined ? {} : { tags: { Tier: tier } }), ...props },
    { parent: production },
  );
const internet = make("aws:ec2/internetGateway:InternetGateway", "shine-production-internet");
const nat = make("aws:ec2/natGateway:NatGateway", "shine-production-nat");
const routed = (tier: string, route: object) => {
  const own = subnet("ap-northeast-1a", tier);
  const table = make("aws:ec2/routeTable:RouteTable", "shine-production-routes", { vpcId: ref(vpc) });
  return [
    own,
    table,
    internet,
    nat,
    make("aws:ec2/routeTableAssociation:RouteTableAssociation", "shine-production-association", {
      subnetId: ref(own),
      routeTableId: ref(table),
    }),
    make("aws:ec2/route:Route", "shine-production-route", {
      routeTableId: ref(table),
      destinationCidrBlock: "0.0.0.0/0",
      ...route,
    }),
  ];
};

const peering = (props: object) =>
  make("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "shine-production-peering", { ...props });
const lawful = peering({ vpcId: ref(managementVpc), peerVpcId: ref(vpc) });
const peeringRoute = (props: object) => {
  const table = make("aws:ec2/routeTable:RouteTable", "shine-production-routes", { vpcId: ref(vpc) });
  return [
    vpc,
    managementVpc,
    lawful,
    table,
    make("aws:ec2/route:Route", "shine-production-peering-a", {
      routeTableId: ref(table),
      vpcPeeringConnectionId: ref(lawful),
      ...props,
    }),
  ];
};

const ingress = (props: object, options: Options = { parent: production }) =>
  make(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "shine-production-web-https",
    { ipProtocol: "tcp", fromPort: 443, toPort: 443, ...props },
    options,
  );
const group = (props: object = {}, name = "shine-production-web") =>
  make(
    "aws:ec2/securityGroup:SecurityGroup",
    name,
    { description: "The web service", ...props },
    { parent: production },
  );
const web = group();
const world = "0.0.0.0/0";
const from = (cidrIpv4: unknown, port: unknown = 443, props: object = {}) =>
  ingress({ cidrIpv4, fromPort: port, toPort: port, ...props });

const balancer = (props: object) =>
  make("aws:lb/loadBalancer:LoadBalancer", "shine-production-web", { securityGroups: [ref(web)], ...props });
const database = group({}, "shine-production-database");
const cluster = (props: object = {}) =>
  make("aws:rds/cluster:Cluster", "shine-production-primary", {
    engine: "aurora-mysql",
    vpcSecurityGroupIds: [ref(database)],
    ...props,
  });
const toDatabase = (props: object) =>
  ingress({ securityGroupId: ref(database), fromPort: 3306, toPort: 3306, ...props });

const endpoint = (props: object) =>
  make("aws:ec2/vpcEndpoint:VpcEndpoint", "shine-production-s3", { vpcId: ref(vpc), ...props });
const service = make("aws:ecs/service:Service", "shine-production-web-service", { name: "shine-production-web" });
const endpoints = (...services: string[]) =>
  services.map((service) =>
    make("aws:ec2/vpcEndpoint:VpcEndpoint", `shine-production-${service}`, {
      vpcId: ref(vpc),
      serviceName: `com.amazonaws.ap-northeast-1.${service}`,
    }),
  );
const address = make("aws:ec2/eip:Eip", "shine-production-nat-a-address", { domain: "vpc" });

const bucket = make("aws:s3/bucket:Bucket", "shine-production-flow", { bucket: "flows" });
const encrypted = (keyId: unknown) =>
  make(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "shine-production-flow",
    {
      bucket: "flows",
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyId } }],
    },
  );

const DATABASES = "aws:rds/subnetGroup:SubnetGroup";
const [tierA, tierC] = [subnet("ap-northeast-1a"), subnet("ap-northeast-1c")];
const tier = [vpc, tierA, tierC];
const within = (type: string, props: object) =>
  make(type, "shine-production-within", { ...props }, { parent: production });
const tasks = (availabilityZoneRebalancing: string, ...subnets: readonly ReturnType<typeof subnet>[]) =>
  within("aws:ecs/service:Service", {
    availabilityZoneRebalancing,
    networkConfiguration: { subnets: subnets.map((one) => ref(one)) },
  });
const natIn = (zone: string) => {
  const place = subnet(zone, "public");
  return [place, make("aws:ec2/natGateway:NatGateway", "shine-production-nat-a", { subnetId: ref(place) })];
};

export const fixtures: Record<string, Fixtures> = {
  "subnet-zone-used": {
    good: pass(subnet("ap-northeast-1a")),
    bad: fail(subnet("ap-northeast-1b")),
    unset: fail(subnet(undefined)),
    unknown: unverifiable(subnet(UNKNOWN)),
  },
  "vpc-flow-logs": {
    good: pass(vpc, flowLog({ vpcId: ref(vpc), trafficType: "ALL" })),
    bad: fail(vpc, flowLog({ vpcId: ref(vpc), trafficType: "REJECT" })),
    unset: fail(vpc),
    unknown: unverifiable(vpc, flowLog({ ...unknownVpc, trafficType: "ALL" })),
    "of another VPC": fail(vpc, managementVpc, flowLog({ vpcId: ref(vpc), trafficType: "ALL" })),
  },
  "vpc-flow-log-destination-encrypted": {
    good: pass(key, bucket, encrypted(ref(key)), flowLog({ logDestination: "arn:aws:s3:::flows" })),
    bad: fail(flowLog({ logDestination: "arn:aws:s3:::elsewhere" })),
    unset: fail(flowLog({})),
    unknown: unverifiable(flowLog({ logDestination: UNKNOWN })),
  },
  "vpc-default-sg-closed": {
    good: pass(vpc, closed),
    bad: fail(vpc, defaultGroup({ ingress: [{ protocol: "-1", self: true }] })),
    unset: fail(vpc),
    unknown: unverifiable(vpc, defaultGroup({ ingress: UNKNOWN, egress: [] })),
    "a rule attached to it": fail(vpc, closed, ingress({ securityGroupId: ref(closed) })),
  },
  "subnet-multi-az": {
    good: pass(vpc, subnet("ap-northeast-1a"), subnet("ap-northeast-1c")),
    bad: fail(vpc, subnet("ap-northeast-1a"), subnet("ap-northeast-1c"), subnet("ap-northeast-1a", "isolated")),
    unset: fail(vpc),
    unknown: unverifiable(vpc, subnet(UNKNOWN), subnet("ap-northeast-1a")),
    "no tier said": fail(vpc, subnet("ap-northeast-1a", "", {}), subnet("ap-northeast-1c")),
    staging: notApplicable(stagingVpc),
  },
  "route-private-subnets-no-igw": {
    good: pass(...routed("private", { natGatewayId: ref(nat) })),
    bad: fail(...routed("private", { gatewayId: ref(internet) })),
    unset: fail(...routed("", { gatewayId: "igw-0123456789" })),
    unknown: unverifiable(...routed("private", { gatewayId: UNKNOWN })),
    "a public subnet": notApplicable(...routed("public", { gatewayId: ref(internet) })),
    "an isolated subnet that leaves by NAT": fail(...routed("isolated", { natGatewayId: ref(nat) })),
  },
  "route-tier-leads-out": {
    good: pass(...routed("private", { natGatewayId: ref(nat) })),
    bad: fail(...routed("private", { vpcPeeringConnectionId: ref(lawful) })),
    unset: fail(subnet("ap-northeast-1a", "public")),
    unknown: unverifiable(...routed("private", { natGatewayId: ref(nat), destinationCidrBlock: UNKNOWN })),
    "a public subnet": pass(...routed("public", { gatewayId: ref(internet) })),
    "a public subnet that leads to NAT": fail(...routed("public", { natGatewayId: ref(nat) })),
    "private, where nobody pays for NAT": notApplicable(subnet("ap-northeast-1a")),
    "private, where another environment has NAT": notApplicable(
      subnet("ap-northeast-1a"),
      make("aws:ec2/natGateway:NatGateway", "shine-staging-nat"),
    ),
    isolated: notApplicable(nat, subnet("ap-northeast-1a", "isolated")),
  },
  "subnet-tier-whole": {
    good: pass(...tier, within(DATABASES, { subnetIds: [ref(tierA), ref(tierC)] })),
    bad: fail(...tier, within(DATABASES, { subnetIds: [ref(tierA)] })),
    unset: notApplicable(...tier, within(DATABASES, {})),
    unknown: unverifiable(...tier, within(DATABASES, { subnetIds: ref(tierA, tierC) })),
    "an element fewer than what they came from": fail(...tier, within(DATABASES, { subnetIds: [ref(tierA, tierC)] })),
    "one twice": fail(...tier, within(DATABASES, { subnetIds: [ref(tierA), ref(tierA)] })),
    "one of another tier as well": fail(
      ...tier,
      subnet("ap-northeast-1a", "public"),
      within(DATABASES, { subnetIds: [ref(tierA), ref(tierC), ref(subnet("ap-northeast-1a", "public"))] }),
    ),
    "a gateway endpoint": notApplicable(...tier, within("aws:ec2/vpcEndpoint:VpcEndpoint", { vpcId: ref(vpc) })),
    "a function": fail(
      ...tier,
      within("aws:lambda/function:Function", { vpcConfig: { subnetIds: [ref(tierC)], securityGroupIds: [] } }),
    ),
    "tasks where there is no NAT": pass(...tier, tasks("ENABLED", tierA, tierC)),
    "tasks in the zone that has a NAT gateway": pass(...tier, ...natIn("ap-northeast-1a"), tasks("DISABLED", tierA)),
    "tasks in another zone as well": fail(...tier, ...natIn("ap-northeast-1a"), tasks("ENABLED", tierA, tierC)),
    "tasks that are not spread anew": fail(...tier, tasks("DISABLED", tierA, tierC)),
  },
  "peering-management-to-app-only": {
    good: pass(vpc, managementVpc, lawful),
    bad: fail(vpc, stagingVpc, peering({ vpcId: ref(stagingVpc), peerVpcId: ref(vpc) })),
    unset: fail(managementVpc, peering({ vpcId: ref(managementVpc) })),
    unknown: fail(managementVpc, peering({ vpcId: ref(managementVpc), peerVpcId: UNKNOWN })),
    "with a VPC that the program does not make": fail(
      managementVpc,
      peering({ vpcId: ref(managementVpc), peerVpcId: "vpc-1" }),
    ),
    "with another account": fail(
      vpc,
      managementVpc,
      peering({ vpcId: ref(managementVpc), peerVpcId: ref(vpc), peerOwnerId: "999999999999" }),
    ),
  },
  "peering-route-least-access": {
    good: pass(...peeringRoute({ destinationCidrBlock: "172.30.0.0/16" })),
    bad: fail(...peeringRoute({ destinationCidrBlock: "172.16.0.0/12" })),
    unset: fail(...peeringRoute({})),
    unknown: unverifiable(...peeringRoute({ destinationCidrBlock: UNKNOWN })),
    "to a part of the other VPC": pass(...peeringRoute({ destinationCidrBlock: "172.30.4.0/24" })),
    "to its own side": fail(...peeringRoute({ destinationCidrBlock: "172.27.0.0/16" })),
    "no peering": notApplicable(make("aws:ec2/route:Route", "shine-production-r", { destinationCidrBlock: world })),
  },
  "vpc-cidr-no-overlap": {
    good: pass(vpc, managementVpc),
    bad: fail(vpc, vpcIn(production, "shine-production-second", { cidrBlock: "172.27.4.0/24" })),
    unset: fail(vpcIn(production, "shine-production-vpc", { cidrBlock: undefined })),
    unknown: unverifiable(vpcIn(production, "shine-production-vpc", { cidrBlock: UNKNOWN })),
    "other addresses than defined": fail(vpcIn(staging, "shine-staging-vpc", { cidrBlock: "192.168.0.0/16" })),
    "a reserved range": fail(vpcIn(production, "shine-production-vpc", { cidrBlock: "10.1.0.0/16" })),
  },
  "sg-no-world-high-risk-ports": {
    good: pass(from(world, 443)),
    bad: fail(from(world, 3306)),
    unset: fail(ingress({ cidrIpv4: world, fromPort: undefined, toPort: undefined })),
    unknown: unverifiable(from(UNKNOWN, 3306)),
  },
  "sg-world-ingress-only-public-lb": {
    good: pass(web, balancer({ internal: false }), from(world, 443, { securityGroupId: ref(web) })),
    bad: fail(web, balancer({ internal: true }), from(world, 443, { securityGroupId: ref(web) })),
    unset: fail(web, from(world, 443, { securityGroupId: ref(web) })),
    unknown: unverifiable(web, from(UNKNOWN, 443, { securityGroupId: ref(web) })),
    "another port": fail(web, balancer({ internal: false }), from(world, 8443, { securityGroupId: ref(web) })),
    "not the internet": pass(web, from("172.27.0.0/16", 443, { securityGroupId: ref(web) })),
  },
  "sg-source-ip-restricted": {
    good: pass(ingress({ cidrIpv4: "203.0.113.7/32" }, { parent: staging })),
    bad: fail(ingress({ cidrIpv4: "198.51.100.0/24" }, { parent: staging })),
    unset: pass(ingress({}, { parent: staging })),
    unknown: unverifiable(ingress({ cidrIpv4: UNKNOWN }, { parent: staging })),
    "an address of the definition": pass(ingress({ cidrIpv4: "198.51.100.7/32" }, { parent: staging })),
    "production, from the world": notApplicable(from(world)),
    "production, from another network": fail(from("10.0.0.0/8")),
  },
  "sg-database-only-from-security-groups": {
    good: pass(database, cluster(), toDatabase({ referencedSecurityGroupId: UNKNOWN })),
    bad: fail(database, cluster(), toDatabase({ cidrIpv4: "172.27.0.0/16" })),
    unset: fail(cluster({ vpcSecurityGroupIds: undefined })),
    unknown: unverifiable(database, cluster(), toDatabase({ cidrIpv4: UNKNOWN })),
    "another port": fail(database, cluster(), toDatabase({ referencedSecurityGroupId: UNKNOWN, toPort: 3307 })),
    "PostgreSQL's port": fail(database, cluster({ engine: "aurora-postgresql" }), toDatabase({})),
  },
  "sg-described": {
    good: pass(web, ingress({ description: "HTTPS" })),
    bad: fail(group({ description: "Managed by Pulumi" })),
    unset: fail(ingress({})),
    unknown: unverifiable(ingress({ description: UNKNOWN })),
  },
  "sg-attached": {
    good: pass(web, balancer({})),
    bad: fail(web, ingress({ securityGroupId: ref(web) })),
    unset: fail(web),
    unknown: pass(web, balancer({ securityGroups: [ref(web), UNKNOWN] })),
  },
  "vpc-endpoints-present": {
    good: pass(vpc, service, ...endpoints("s3", "ecr.api", "ecr.dkr", "logs")),
    bad: fail(vpc, service, ...endpoints("s3")),
    unset: fail(vpc, service),
    unknown: unverifiable(vpc, service, endpoint({ serviceName: UNKNOWN })),
    staging: notApplicable(stagingVpc, service),
    "where nothing runs": notApplicable(vpc),
  },
  "eip-only-for-nat": {
    good: pass(
      address,
      make("aws:ec2/natGateway:NatGateway", "shine-production-nat-a", { allocationId: ref(address) }),
    ),
    bad: fail(address, make("aws:ec2/natGateway:NatGateway", "shine-production-nat-a", { allocationId: "eipalloc-1" })),
    unset: fail(address),
    unknown: unverifiable(
      address,
      make("aws:ec2/natGateway:NatGateway", "shine-production-nat-a", { allocationId: UNKNOWN }),
    ),
  },
};
