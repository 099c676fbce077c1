import { GROUP, network, SUBNET, VPC, vpc, ZONE } from "./given";
import type { Case, Inputs } from "./things";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ROUTE = "aws:ec2/route:Route";
const PEERING = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const amazon = (service: string): string => `com.amazonaws.ap-northeast-1.${service}`;

const open: Inputs = {
  securityGroupId: "@group",
  ipProtocol: "tcp",
  fromPort: 443,
  toPort: 443,
  cidrIpv4: "10.0.0.0/8",
};

export const networkCases: readonly Case[] = [
  {
    refuses: "a VPC that is too large",
    ask: [VPC, "x", { cidrBlock: "10.0.0.0/8" }],
    but: { cidrBlock: "10.0.0.0/16" },
    error: "InvalidVpc.Range",
  },
  {
    refuses: "a subnet outside of its VPC",
    given: [vpc],
    ask: [SUBNET, "x", { vpcId: "@vpc", cidrBlock: "10.1.0.0/24" }],
    but: { cidrBlock: "10.0.9.0/24" },
    error: "InvalidSubnet.Range",
  },
  {
    refuses: "subnets that overlap",
    given: network,
    ask: [SUBNET, "x", { vpcId: "@vpc", cidrBlock: "10.0.0.128/25" }],
    but: { cidrBlock: "10.0.9.0/25" },
    error: "InvalidSubnet.Conflict",
  },
  {
    refuses: "a zone that the account has not",
    given: [vpc],
    ask: [SUBNET, "x", { vpcId: "@vpc", cidrBlock: "10.0.9.0/24", availabilityZone: "ap-northeast-1b" }],
    but: { availabilityZone: "ap-northeast-1d" },
    error: "InvalidParameterValue",
  },
  {
    refuses: "what stands in no VPC",
    given: [vpc],
    ask: [SUBNET, "x", { vpcId: "vpc-0", cidrBlock: "10.0.9.0/24" }],
    but: { vpcId: "@vpc" },
    error: "InvalidVpcID.NotFound",
  },
  {
    refuses: "peers whose ranges overlap",
    given: [vpc, [VPC, "same", { cidrBlock: "10.0.128.0/17" }], [VPC, "apart", { cidrBlock: "10.1.0.0/16" }]],
    ask: [PEERING, "x", { vpcId: "@vpc", peerVpcId: "@same", autoAccept: true }],
    but: { peerVpcId: "@apart" },
    error: "OverlappingCidrs",
  },
  {
    refuses: "a public NAT gateway where no internet gateway is",
    given: network,
    ask: ["aws:ec2/natGateway:NatGateway", "x", { subnetId: "@a" }],
    but: { connectivityType: "private" },
    error: "Gateway.NotAttached",
  },
  {
    refuses: "a route in no table",
    given: [...network, ["aws:ec2/routeTable:RouteTable", "table", { vpcId: "@vpc" }]],
    ask: [ROUTE, "x", { routeTableId: "rtb-0", destinationCidrBlock: "10.9.0.0/16", networkInterfaceId: "eni-0" }],
    but: { routeTableId: "@table" },
    error: "InvalidRouteTableID.NotFound",
  },
  {
    refuses: "a route to two targets",
    given: [...network, ["aws:ec2/routeTable:RouteTable", "table", { vpcId: "@vpc" }]],
    ask: [
      ROUTE,
      "x",
      {
        routeTableId: "@table",
        destinationCidrBlock: "10.9.0.0/16",
        networkInterfaceId: "eni-0",
        transitGatewayId: "tgw-0",
      },
    ],
    but: { transitGatewayId: undefined },
    error: "InvalidParameterCombination",
  },
  {
    refuses: "the same destination twice in a table",
    given: [
      ...network,
      ["aws:ec2/routeTable:RouteTable", "table", { vpcId: "@vpc" }],
      [ROUTE, "there", { routeTableId: "@table", destinationCidrBlock: "10.9.0.0/16", networkInterfaceId: "eni-0" }],
    ],
    ask: [ROUTE, "x", { routeTableId: "@table", destinationCidrBlock: "10.9.0.0/16", networkInterfaceId: "eni-1" }],
    but: { destinationCidrBlock: "10.8.0.0/16" },
    error: "RouteAlreadyExists",
  },
  {
    refuses: "an endpoint of a service that is none",
    given: [vpc],
    ask: [ENDPOINT, "x", { vpcId: "@vpc", serviceName: amazon("s4") }],
    but: { serviceName: amazon("s3") },
    error: "InvalidServiceName",
  },
  {
    refuses: "a gateway endpoint of an interface service",
    given: [vpc],
    ask: [ENDPOINT, "x", { vpcId: "@vpc", serviceName: amazon("kms") }],
    but: { vpcEndpointType: "Interface" },
    error: "InvalidServiceName",
  },
  {
    refuses: "an endpoint twice in a zone",
    given: network,
    ask: [
      ENDPOINT,
      "x",
      { vpcId: "@vpc", serviceName: amazon("kms"), vpcEndpointType: "Interface", subnetIds: ["@a", "@a2"] },
    ],
    but: { subnetIds: ["@a", "@c"] },
    error: "DuplicateSubnetsInSameZone",
  },
  {
    refuses: "a flow log into no bucket",
    given: [vpc],
    ask: [
      FLOW_LOG,
      "x",
      { trafficType: "ALL", logDestinationType: "s3", logDestination: "arn:aws:s3:::archive", vpcId: "@vpc" },
    ],
    but: { logDestination: "arn:aws:logs:ap-northeast-1:999999999999:log-group:there" },
    error: "InvalidParameterValue",
  },
  {
    refuses: "a security group's name twice in a VPC",
    given: network,
    ask: [GROUP, "x", { name: "group", vpcId: "@vpc" }],
    but: { name: "other" },
    error: "InvalidGroup.Duplicate",
  },
  {
    refuses: "a security group named like an id",
    given: [vpc],
    ask: [GROUP, "x", { name: "sg-web", vpcId: "@vpc" }],
    but: { name: "web" },
    error: "ValidationException",
  },
  {
    refuses: "the same rule twice",
    given: [...network, [RULE, "first", open]],
    ask: [RULE, "x", open],
    but: { fromPort: 80 },
    error: "InvalidPermission.Duplicate",
  },
  {
    refuses: "a rule with two sources",
    given: network,
    ask: [RULE, "x", { ...open, prefixListId: "pl-1" }],
    but: { prefixListId: undefined },
    error: "InvalidParameterCombination",
  },
  {
    refuses: "ports upside down",
    given: network,
    ask: [RULE, "x", { ...open, toPort: 80 }],
    but: { toPort: 443 },
    error: "InvalidParameterValue",
  },
  {
    refuses: "ports beside all protocols",
    given: network,
    ask: [RULE, "x", { ...open, ipProtocol: "-1" }],
    but: { fromPort: undefined, toPort: undefined },
    error: "InvalidParameterValue",
  },
  {
    refuses: "a namespace that a private zone has already in the VPC",
    given: [vpc, [ZONE, "zone", { name: "shine.internal", vpcs: [{ vpcId: "@vpc" }] }]],
    ask: ["aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", "x", { name: "shine.internal", vpc: "@vpc" }],
    but: { name: "other.internal" },
    error: "ConflictingDomainExists",
  },
];
