import { type Decisions, GONE } from "./decision";

const world = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };

export const network: Decisions = {
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    removal: "weakens",
    weak: { "ingress+": [[world], [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }]], "egress+": [[world]] },
    apart: { function: ["revokeRulesOnDelete"] },
  },
  "aws:ec2/eip:Eip": {
    removal: "no: fewer public addresses",
    weak: { "instance+": ["i-0123456789abcdef0"] },
    apart: { constant: ["domain"] },
  },
  "aws:ec2/flowLog:FlowLog": {
    removal: "weakens",
    weak: { trafficType: ["ACCEPT", "REJECT", GONE], logDestination: ["arn:aws:s3:::somebody-elses-bucket"] },
    apart: {
      function: ["logDestinationType", "logFormat", "destinationOptions.fileFormat"],
      timing: ["maxAggregationInterval", "destinationOptions.perHourPartition"],
      text: ["destinationOptions.hiveCompatiblePartitions"],
    },
  },
  "aws:ec2/internetGateway:InternetGateway": { removal: "no: fewer ways out" },
  "aws:ec2/natGateway:NatGateway": {
    removal: "no: fewer ways out",
    apart: { link: ["allocationId", "subnetId"] },
  },
  "aws:ec2/route:Route": {
    removal: "no: fewer ways",
    weak: { destinationCidrBlock: ["0.0.0.0/0"] },
    apart: { link: ["gatewayId", "natGatewayId", "vpcPeeringConnectionId", "routeTableId"] },
  },
  "aws:ec2/routeTable:RouteTable": { removal: "no: the subnet then has the VPC's own table, which has no route" },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    removal: "no: the subnet then has the VPC's own table, which has no route",
    apart: { link: ["routeTableId", "subnetId"] },
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    removal: "no: what uses it cannot be made",
    weak: { "ingress+": [[world]] },
    apart: { function: ["revokeRulesOnDelete"] },
  },
  "aws:ec2/subnet:Subnet": {
    removal: "no: what uses it cannot be made",
    weak: { mapPublicIpOnLaunch: [true] },
    apart: {
      capacity: ["availabilityZone", "cidrBlock"],
      function: [
        "assignIpv6AddressOnCreation",
        "enableDns64",
        "enableResourceNameDnsARecordOnLaunch",
        "enableResourceNameDnsAaaaRecordOnLaunch",
        "ipv6Native",
        "mapCustomerOwnedIpOnLaunch",
      ],
    },
  },
  "aws:ec2/vpc:Vpc": {
    removal: "no: what uses it cannot be made",
    weak: { cidrBlock: ["172.30.0.0/16", "10.0.0.0/8"] },
    apart: {
      function: [
        "assignGeneratedIpv6CidrBlock",
        "enableDnsHostnames",
        "enableDnsSupport",
        "enableNetworkAddressUsageMetrics",
      ],
    },
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    removal: "no: the way through the NAT gateway is left, under TLS",
    apart: {
      constant: ["serviceName", "vpcEndpointType", "autoAccept"],
      link: ["securityGroupIds[]", "subnetIds[]"],
      function: ["privateDnsEnabled"],
    },
  },
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": {
    removal: "no: the way through the NAT gateway is left, under TLS",
    apart: { link: ["routeTableId", "vpcEndpointId"] },
  },
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": {
    removal: "no: fewer ways",
    apart: {
      link: ["peerVpcId"],
      constant: ["autoAccept"],
      function: ["accepter.allowRemoteVpcDnsResolution", "requester.allowRemoteVpcDnsResolution"],
    },
  },
  "aws:cloudwatch/eventBus:EventBus": {
    removal: "no: what is published is refused",
    apart: { function: ["logConfig.*"] },
  },
  "aws:sesv2/emailIdentity:EmailIdentity": {
    removal: "no: mail is refused",
    apart: { name: ["emailIdentity"], equal: ["dkimSigningAttributes.nextSigningKeyLength"] },
  },
  "aws:servicediscovery/instance:Instance": {
    removal: "no: the name is missed",
    apart: { link: ["serviceId", "attributes.*"], name: ["instanceId"] },
  },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": {
    removal: "no: the names are missed",
    apart: { link: ["vpc"] },
  },
  "aws:servicediscovery/service:Service": {
    removal: "no: the name is missed",
    apart: { function: ["dnsConfig.*", "forceDestroy", "healthCheckCustomConfig.*"] },
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    removal: "no: fewer ways out",
    weak: { ipProtocol: ["-1"], fromPort: [0], toPort: [65535] },
    apart: { link: ["securityGroupId", "referencedSecurityGroupId"], open: ["cidrIpv4"] },
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    removal: "no: fewer ways in",
    weak: {
      cidrIpv4: ["0.0.0.0/0", "172.16.0.0/12"],
      "cidrIpv6+": ["::/0"],
      ipProtocol: ["-1"],
      fromPort: [0],
      toPort: [65535],
    },
    apart: { link: ["securityGroupId", "referencedSecurityGroupId", "prefixListId"] },
  },
};
