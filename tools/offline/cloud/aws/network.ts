import { between, notBoth, oneOf, someOf } from "../checks";
import { type Check, hexId, type Models, type Subject } from "../model";
import { inside, overlap, prefixLength, zonesOf } from "./addresses";
import { BUCKET, DEFAULT_VPC, GATEWAY, LOG_GROUP, NAT, SUBNET, VPC } from "./types";

export const inVpc = { path: "vpcId", types: [VPC, DEFAULT_VPC], code: "InvalidVpcID.NotFound", holds: true };

export const owned = (resource: string) => (subject: Subject, id: string) => ({
  arn: subject.arn("ec2", `${resource}/${id}`),
  ownerId: subject.place.account,
});

/** What every VPC has from the beginning. */
const belongings = (subject: Subject) => ({
  defaultNetworkAclId: `acl-0${subject.digest("acl").slice(0, 16)}`,
  defaultRouteTableId: `rtb-0${subject.digest("rtb").slice(0, 16)}`,
  mainRouteTableId: `rtb-0${subject.digest("rtb").slice(0, 16)}`,
  defaultSecurityGroupId: `sg-0${subject.digest("sg").slice(0, 16)}`,
  dhcpOptionsId: `dopt-0${subject.digest("dopt").slice(0, 16)}`,
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

export const network: Models = {
  [VPC]: {
    id: hexId("vpc"),
    computed: (subject, id) => ({
      ...owned("vpc")(subject, id),
      ...belongings(subject),
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
    references: [inVpc, { path: "logDestination", types: [BUCKET, LOG_GROUP], code: "InvalidParameterValue" }],
    checks: [
      oneOf("trafficType", ["ACCEPT", "REJECT", "ALL"]),
      oneOf("maxAggregationInterval", [60, 600]),
      oneOf("logDestinationType", ["cloud-watch-logs", "s3", "kinesis-data-firehose"]),
      someOf(["vpcId", "subnetId", "eniId", "transitGatewayId"]),
    ],
  },
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": {
    id: (subject) => subject.text("defaultNetworkAclId") ?? "",
    computed: (subject, id) => owned("network-acl")(subject, id),
    replaces: ["defaultNetworkAclId"],
  },
  [DEFAULT_VPC]: {
    id: hexId("vpc"),
    computed: (subject, id) => ({
      ...owned("vpc")(subject, id),
      ...belongings(subject),
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
