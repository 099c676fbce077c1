import { between, notBoth, oneOf, someOf } from "../checks";
import { type Check, hexId, type Models } from "../model";
import { inside, overlap, prefixLength, zonesOf } from "./addresses";

export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNET = "aws:ec2/subnet:Subnet";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const TABLES = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"];
const NAT = "aws:ec2/natGateway:NatGateway";
const PEERING = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const BUCKET = "aws:s3/bucket:Bucket";

const inVpc = { path: "vpcId", types: [VPC], code: "InvalidVpcID.NotFound", holds: true };
const owned = (resource: string) => (subject: Parameters<Models[string]["id"]>[0], id: string) => ({
  arn: subject.arn("ec2", `${resource}/${id}`),
  ownerId: subject.place.account,
});

const vpcSize: Check = (subject) => {
  const [cidr, length] = [subject.text("cidrBlock"), prefixLength(subject.text("cidrBlock"))];
  if (cidr === undefined || (length !== undefined && length >= 16 && length <= 28)) return undefined;
  return { path: "cidrBlock", code: "InvalidVpc.Range", value: cidr, allowed: "/16 to /28", fix: "take another block" };
};

const subnetRange: Check = (subject, world) => {
  const cidr = subject.text("cidrBlock");
  const [vpc] = world.referred(subject, "vpcId", VPC);
  if (cidr === undefined || vpc === undefined) return undefined;
  const range = String(vpc.inputs["cidrBlock"]);
  if (!inside(cidr, range))
    return {
      path: "cidrBlock",
      code: "InvalidSubnet.Range",
      value: cidr,
      allowed: `a block within ${range}`,
      fix: "take one of the VPC's",
    };
  const siblings = world.all(SUBNET).filter((other) => other.urn !== subject.request.urn);
  const near = siblings.filter((other) => world.referred(world.subject(other), "vpcId", VPC)[0] === vpc);
  const taken = near.find((other) => overlap(cidr, String(other.inputs["cidrBlock"])));
  if (taken === undefined) return undefined;
  const allowed = `a block free of ${taken.name} (${String(taken.inputs["cidrBlock"])})`;
  return {
    path: "cidrBlock",
    code: "InvalidSubnet.Conflict",
    value: cidr,
    allowed,
    fix: "take another slot of the address plan",
  };
};

const subnetZone: Check = (subject) => {
  const zone = subject.text("availabilityZone");
  const zones = zonesOf(subject.place.region);
  if (zone === undefined || zones.includes(zone)) return undefined;
  return {
    path: "availabilityZone",
    code: "InvalidParameterValue",
    value: zone,
    allowed: zones.join(", "),
    fix: "take a zone of the region",
  };
};

const peersApart: Check = (subject, world) => {
  const [one] = world.referred(subject, "vpcId", VPC);
  const [other] = world.referred(subject, "peerVpcId", VPC);
  if (one === undefined || other === undefined) return undefined;
  const [a, b] = [String(one.inputs["cidrBlock"]), String(other.inputs["cidrBlock"])];
  if (one !== other && !overlap(a, b)) return undefined;
  const allowed = `two VPCs whose ranges do not overlap, not ${a} and ${b}`;
  return { path: "peerVpcId", code: "OverlappingCidrs", allowed, fix: "give one of them another range" };
};

/** A public NAT gateway needs a VPC that an internet gateway is attached to, and sure to be by then. */
const hasGateway: Check = (subject, world) => {
  if (subject.text("connectivityType") === "private") return undefined;
  const [subnet] = world.referred(subject, "subnetId", SUBNET);
  if (subnet === undefined) return undefined;
  const [vpc] = world.referred(world.subject(subnet), "vpcId", VPC);
  const gateway = world.all(GATEWAY).find((one) => world.referred(world.subject(one), "vpcId", VPC)[0] === vpc);
  if (gateway !== undefined && world.precedes(gateway, subject)) return undefined;
  const fix = "add dependsOn the internet gateway";
  return { path: "subnetId", code: "Gateway.NotAttached", allowed: "a subnet of a VPC with an internet gateway", fix };
};

const routeTargets = [
  "gatewayId",
  "natGatewayId",
  "vpcPeeringConnectionId",
  "vpcEndpointId",
  "transitGatewayId",
  "networkInterfaceId",
];
const oneTarget: Check = (subject) => {
  if (routeTargets.filter((path) => subject.has(path)).length === 1) return undefined;
  return {
    path: "gatewayId",
    code: "InvalidParameterCombination",
    allowed: "exactly one target",
    fix: `give one of ${routeTargets.join(", ")}`,
  };
};

/** The VPC has a route to itself by nature. */
const notLocal: Check = (subject, world) => {
  const cidr = subject.text("destinationCidrBlock");
  const [table] = world.referred(subject, "routeTableId", ...TABLES);
  const [vpc] = table === undefined ? [] : world.referred(world.subject(table), "vpcId", VPC);
  if (cidr === undefined || vpc === undefined || cidr !== vpc.inputs["cidrBlock"]) return undefined;
  return {
    path: "destinationCidrBlock",
    code: "InvalidParameterValue",
    value: cidr,
    allowed: "another range than the VPC's own",
    fix: "leave it out",
  };
};

const services = [
  "autoscaling",
  "ec2",
  "ec2messages",
  "ecr.api",
  "ecr.dkr",
  "ecs",
  "ecs-agent",
  "ecs-telemetry",
  "elasticloadbalancing",
]
  .concat([
    "events",
    "guardduty-data",
    "kms",
    "lambda",
    "logs",
    "monitoring",
    "rds",
    "secretsmanager",
    "servicediscovery",
    "sns",
    "sqs",
  ])
  .concat([
    "ssm",
    "ssmmessages",
    "states",
    "sts",
    "xray",
    "s3",
    "dynamodb",
    "athena",
    "glue",
    "kinesis-streams",
    "application-autoscaling",
  ]);

const knownService: Check = (subject) => {
  const [name, type] = [subject.text("serviceName"), subject.text("vpcEndpointType") ?? "Gateway"];
  if (name === undefined) return undefined;
  const service = name.replace(`com.amazonaws.${subject.place.region}.`, "");
  const gateway = ["s3", "dynamodb"].includes(service);
  if (service !== name && services.includes(service) && (type === "Interface" || gateway)) return undefined;
  const allowed =
    type === "Gateway" ? "s3 or dynamodb of the region" : `a service of com.amazonaws.${subject.place.region}`;
  return {
    path: "serviceName",
    code: "InvalidServiceName",
    value: name,
    allowed,
    fix: "correct the name or the endpoint's type",
  };
};

/** The zones of subnets, each once. */
export function onePerZone(path: string, code: string, least = 1): Check {
  return (subject, world) => {
    const subnets = world.referred(subject, path, SUBNET);
    const zones = subnets.map((subnet) => subnet.inputs["availabilityZone"]).filter((zone) => typeof zone === "string");
    const fault = { path, code, value: zones, fix: "take one subnet of each zone" };
    if (new Set(zones).size < zones.length) return { ...fault, allowed: "at most one subnet of a zone" };
    if (subnets.length === zones.length && zones.length > 0 && zones.length < least)
      return { ...fault, allowed: `subnets in ${least} zones or more` };
    return undefined;
  };
}

export const network: Models = {
  [VPC]: {
    id: hexId("vpc"),
    computed: (subject, id) => ({
      ...owned("vpc")(subject, id),
      defaultNetworkAclId: `acl-0${subject.digest("acl").slice(0, 16)}`,
      defaultRouteTableId: `rtb-0${subject.digest("rtb").slice(0, 16)}`,
      mainRouteTableId: `rtb-0${subject.digest("rtb").slice(0, 16)}`,
      defaultSecurityGroupId: `sg-0${subject.digest("sg").slice(0, 16)}`,
      dhcpOptionsId: `dopt-0${subject.digest("dopt").slice(0, 16)}`,
    }),
    replaces: ["cidrBlock", "ipv4IpamPoolId", "region"],
    checks: [vpcSize],
  },
  [SUBNET]: {
    id: hexId("subnet"),
    computed: owned("subnet"),
    replaces: ["availabilityZone", "availabilityZoneId", "cidrBlock", "vpcId", "region"],
    references: [inVpc],
    checks: [subnetRange, subnetZone, someOf(["cidrBlock", "ipv4IpamPoolId", "ipv6CidrBlock"])],
  },
  [GATEWAY]: {
    id: hexId("igw"),
    computed: owned("internet-gateway"),
    references: [inVpc],
    unique: {
      key: (subject, world) => world.handle(subject, "vpcId", VPC),
      path: "vpcId",
      code: "InvalidParameterValue",
    },
  },
  "aws:ec2/eip:Eip": {
    id: hexId("eipalloc"),
    computed: (subject, id) => {
      const n = Number.parseInt(subject.digest().slice(0, 4), 16);
      const publicIp = `203.0.113.${n % 254}`;
      return {
        allocationId: id,
        arn: subject.arn("ec2", `elastic-ip/${id}`),
        publicIp,
        publicDns: `ec2-${publicIp.replaceAll(".", "-")}.${subject.place.region}.compute.amazonaws.com`,
      };
    },
    replaces: ["domain", "region"],
    checks: [oneOf("domain", ["vpc"])],
  },
  [NAT]: {
    id: hexId("nat"),
    computed: (subject) => ({
      associationId: hexId("eipassoc")(subject),
      networkInterfaceId: hexId("eni")(subject),
      publicIp: `203.0.113.${Number.parseInt(subject.digest().slice(0, 4), 16) % 254}`,
      privateIp: subject.text("privateIp") ?? "10.0.0.10",
      connectivityType: subject.text("connectivityType") ?? "public",
    }),
    replaces: ["allocationId", "subnetId", "connectivityType", "vpcId", "region"],
    references: [
      { path: "subnetId", types: [SUBNET], code: "InvalidSubnetID.NotFound", holds: true },
      { path: "allocationId", types: ["aws:ec2/eip:Eip"], code: "InvalidAllocationID.NotFound", holds: true },
    ],
    unique: {
      key: (subject, world) => world.handle(subject, "allocationId", "aws:ec2/eip:Eip"),
      path: "allocationId",
      code: "Resource.AlreadyAssociated",
    },
    checks: [hasGateway, notBoth("vpcId", "subnetId")],
  },
  "aws:ec2/routeTable:RouteTable": {
    id: hexId("rtb"),
    computed: owned("route-table"),
    replaces: ["vpcId", "region"],
    references: [inVpc],
  },
  "aws:ec2/route:Route": {
    id: (subject) => `r-${subject.text("routeTableId") ?? ""}${subject.digest().slice(0, 10)}`,
    computed: () => ({ origin: "CreateRoute", state: "active" }),
    replaces: ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId", "region"],
    references: [
      { path: "routeTableId", types: TABLES, code: "InvalidRouteTableID.NotFound" },
      { path: "gatewayId", types: [GATEWAY], code: "InvalidGatewayID.NotFound", holds: true },
      { path: "natGatewayId", types: [NAT], code: "InvalidNatGatewayID.NotFound" },
      { path: "vpcPeeringConnectionId", types: [PEERING], code: "InvalidVpcPeeringConnectionID.NotFound" },
    ],
    unique: {
      key: (subject, world) => {
        const table = world.handle(subject, "routeTableId", ...TABLES);
        const to =
          subject.text("destinationCidrBlock") ??
          subject.text("destinationPrefixListId") ??
          subject.text("destinationIpv6CidrBlock");
        return table === undefined || to === undefined ? undefined : `${table}|${to}`;
      },
      path: "destinationCidrBlock",
      code: "RouteAlreadyExists",
    },
    checks: [
      oneTarget,
      notLocal,
      someOf(["destinationCidrBlock", "destinationPrefixListId", "destinationIpv6CidrBlock"]),
    ],
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    id: hexId("rtbassoc"),
    replaces: ["subnetId", "gatewayId", "region"],
    references: [
      { path: "routeTableId", types: TABLES, code: "InvalidRouteTableID.NotFound", holds: true },
      { path: "subnetId", types: [SUBNET], code: "InvalidSubnetID.NotFound" },
    ],
    unique: {
      key: (subject, world) => world.handle(subject, "subnetId", SUBNET),
      path: "subnetId",
      code: "Resource.AlreadyAssociated",
    },
    checks: [someOf(["subnetId", "gatewayId"]), notBoth("subnetId", "gatewayId")],
  },
  [PEERING]: {
    id: hexId("pcx"),
    computed: (subject) => ({
      acceptStatus: subject.get("autoAccept") === true ? "active" : "pending-acceptance",
      peerOwnerId: subject.text("peerOwnerId") ?? subject.place.account,
      peerRegion: subject.text("peerRegion") ?? subject.place.region,
    }),
    replaces: ["vpcId", "peerVpcId", "peerOwnerId", "peerRegion", "region"],
    references: [inVpc, { ...inVpc, path: "peerVpcId" }],
    checks: [peersApart],
  },
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": {
    id: (subject) => subject.text("vpcPeeringConnectionId") ?? "",
    computed: () => ({ acceptStatus: "active" }),
    replaces: ["vpcPeeringConnectionId"],
    references: [{ path: "vpcPeeringConnectionId", types: [PEERING], code: "InvalidVpcPeeringConnectionID.NotFound" }],
  },
  "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions": {
    id: (subject) => subject.text("vpcPeeringConnectionId") ?? "",
    replaces: ["vpcPeeringConnectionId"],
    references: [{ path: "vpcPeeringConnectionId", types: [PEERING], code: "InvalidVpcPeeringConnectionID.NotFound" }],
  },
  [ENDPOINT]: {
    id: hexId("vpce"),
    computed: (subject, id) => {
      const service = (subject.text("serviceName") ?? "").split(".").at(-1);
      const name = `${id}-${subject.digest().slice(0, 8)}.${service}.${subject.place.region}.vpce.amazonaws.com`;
      const gateway = (subject.text("vpcEndpointType") ?? "Gateway") === "Gateway";
      return {
        ...owned("vpc-endpoint")(subject, id),
        state: "available",
        requesterManaged: false,
        prefixListId: gateway ? `pl-${subject.digest(service).slice(0, 8)}` : "",
        cidrBlocks: gateway ? ["3.5.152.0/21"] : [],
        dnsEntries: gateway ? [] : [{ dnsName: name, hostedZoneId: "Z2E726K9Y6RL4W" }],
        networkInterfaceIds: gateway
          ? []
          : subject.list("subnetIds").map((_, index) => `eni-0${subject.digest(`eni${index}`).slice(0, 16)}`),
      };
    },
    replaces: ["serviceName", "vpcEndpointType", "vpcId", "region"],
    references: [
      inVpc,
      { path: "subnetIds", types: [SUBNET], code: "InvalidSubnetId.NotFound", holds: true },
      { path: "routeTableIds", types: TABLES, code: "InvalidRouteTableId.NotFound" },
      {
        path: "securityGroupIds",
        types: ["aws:ec2/securityGroup:SecurityGroup"],
        code: "InvalidGroup.NotFound",
        holds: true,
      },
    ],
    unique: {
      key: (subject, world) => {
        const [vpc, service] = [world.handle(subject, "vpcId", VPC), subject.text("serviceName")];
        const named =
          subject.get("privateDnsEnabled") === true || (subject.text("vpcEndpointType") ?? "Gateway") === "Gateway";
        return vpc === undefined || service === undefined || !named
          ? undefined
          : `${vpc}|${service}|${subject.text("vpcEndpointType") ?? "Gateway"}`;
      },
      path: "serviceName",
      code: "InvalidParameter",
    },
    checks: [
      knownService,
      onePerZone("subnetIds", "DuplicateSubnetsInSameZone"),
      oneOf("vpcEndpointType", ["Gateway", "Interface", "GatewayLoadBalancer"]),
    ],
  },
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": {
    id: hexId("a-vpce"),
    replaces: ["routeTableId", "vpcEndpointId", "region"],
    references: [
      { path: "routeTableId", types: TABLES, code: "InvalidRouteTableId.NotFound" },
      { path: "vpcEndpointId", types: [ENDPOINT], code: "InvalidVpcEndpointId.NotFound" },
    ],
    unique: {
      key: (subject, world) =>
        `${world.handle(subject, "vpcEndpointId", ENDPOINT)}|${world.handle(subject, "routeTableId", ...TABLES)}`,
      path: "routeTableId",
      code: "RouteAlreadyExists",
    },
  },
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": {
    id: hexId("a-vpce"),
    replaces: ["subnetId", "vpcEndpointId", "region"],
    references: [
      { path: "subnetId", types: [SUBNET], code: "InvalidSubnetId.NotFound" },
      { path: "vpcEndpointId", types: [ENDPOINT], code: "InvalidVpcEndpointId.NotFound" },
    ],
    unique: {
      key: (subject, world) => {
        const [subnet] = world.referred(subject, "subnetId", SUBNET);
        return `${world.handle(subject, "vpcEndpointId", ENDPOINT)}|${String(subnet?.inputs["availabilityZone"] ?? subject.get("subnetId"))}`;
      },
      path: "subnetId",
      code: "DuplicateSubnetsInSameZone",
    },
  },
  "aws:ec2/flowLog:FlowLog": {
    id: hexId("fl"),
    computed: (subject, id) => ({ arn: subject.arn("ec2", `vpc-flow-log/${id}`) }),
    replaces: [
      "vpcId",
      "subnetId",
      "eniId",
      "logDestination",
      "logDestinationType",
      "logFormat",
      "trafficType",
      "maxAggregationInterval",
      "destinationOptions",
      "iamRoleArn",
      "region",
    ],
    references: [
      inVpc,
      { path: "logDestination", types: [BUCKET, "aws:cloudwatch/logGroup:LogGroup"], code: "InvalidParameterValue" },
    ],
    checks: [
      oneOf("trafficType", ["ACCEPT", "REJECT", "ALL"]),
      oneOf("maxAggregationInterval", [60, 600]),
      oneOf("logDestinationType", ["cloud-watch-logs", "s3", "kinesis-data-firehose"]),
      someOf(["vpcId", "subnetId", "eniId", "transitGatewayId"]),
    ],
  },
  "aws:ec2/defaultRouteTable:DefaultRouteTable": {
    id: (subject) => subject.text("defaultRouteTableId") ?? "",
    computed: (subject, id) => owned("route-table")(subject, id),
    replaces: ["defaultRouteTableId"],
  },
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": {
    id: (subject) => subject.text("defaultNetworkAclId") ?? "",
    computed: (subject, id) => owned("network-acl")(subject, id),
    replaces: ["defaultNetworkAclId"],
  },
  "aws:ec2/defaultVpc:DefaultVpc": {
    id: hexId("vpc"),
    computed: (subject, id) => ({
      ...owned("vpc")(subject, id),
      cidrBlock: "172.31.0.0/16",
      existingDefaultVpc: true,
      instanceTenancy: "default",
    }),
    unique: { key: () => "default", path: "region", code: "DefaultVpcAlreadyExists" },
  },
  "aws:ec2/vpcDhcpOptions:VpcDhcpOptions": {
    id: hexId("dopt"),
    computed: owned("dhcp-options"),
    replaces: ["domainName", "domainNameServers", "ntpServers", "region"],
  },
  "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation": {
    id: (subject) => `${subject.text("dhcpOptionsId") ?? ""}-${subject.text("vpcId") ?? ""}`,
    replaces: ["vpcId"],
    references: [{ ...inVpc, holds: false }],
  },
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": {
    id: (subject) => subject.place.region,
    checks: [
      oneOf("httpTokens", ["required", "optional", "no-preference"]),
      between("httpPutResponseHopLimit", -1, 64),
    ],
  },
};
