import { type ReadTable, reads, regional } from "./read";

const discovery = (kind: string) => regional("servicediscovery", `${kind}/any`);
const vpc = [
  "ec2:DescribeVpcs",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeNetworkAcls",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
] as const;

/** Networks, what leads out of them, names within, and what applications send. */
export const network: ReadTable = {
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": reads(
    "ec2/vpc_default_security_group.go",
    "ec2:DescribeSecurityGroups",
  ),
  "aws:ec2/eip:Eip": reads("ec2/ec2_eip.go", "ec2:DescribeAddresses", "ec2:DescribeAddressesAttribute"),
  "aws:ec2/flowLog:FlowLog": reads("ec2/vpc_flow_log.go", "ec2:DescribeFlowLogs"),
  "aws:ec2/internetGateway:InternetGateway": reads("ec2/vpc_internet_gateway.go", "ec2:DescribeInternetGateways"),
  "aws:ec2/natGateway:NatGateway": reads("ec2/vpc_nat_gateway.go", "ec2:DescribeNatGateways"),
  "aws:ec2/route:Route": reads("ec2/vpc_route.go", "ec2:DescribeRouteTables"),
  "aws:ec2/routeTable:RouteTable": reads("ec2/vpc_route_table.go", "ec2:DescribeRouteTables"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": reads(
    "ec2/vpc_route_table_association.go",
    "ec2:DescribeRouteTables",
  ),
  "aws:ec2/securityGroup:SecurityGroup": reads("ec2/vpc_security_group.go", "ec2:DescribeSecurityGroups"),
  "aws:ec2/subnet:Subnet": reads("ec2/vpc_subnet.go", "ec2:DescribeSubnets"),
  "aws:ec2/vpc:Vpc": reads("ec2/vpc_.go", ...vpc),
  "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion": reads(
    "ec2/vpc_block_public_access_exclusion.go",
    "ec2:DescribeVpcBlockPublicAccessExclusions",
  ),
  "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions": reads(
    "ec2/vpc_block_public_access_options.go",
    "ec2:DescribeVpcBlockPublicAccessOptions",
  ),
  // A gateway's prefix list is looked up for its addresses, an interface's network interfaces for theirs.
  "aws:ec2/vpcEndpoint:VpcEndpoint": reads(
    "ec2/vpc_endpoint.go",
    "ec2:DescribeVpcEndpoints",
    "ec2:DescribePrefixLists",
    "ec2:DescribeNetworkInterfaces",
  ),
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": reads(
    "ec2/vpc_endpoint_route_table_association.go",
    "ec2:DescribeVpcEndpoints",
  ),
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": reads(
    "ec2/vpc_peering_connection.go",
    "ec2:DescribeVpcPeeringConnections",
  ),
  "aws:cloudwatch/eventBus:EventBus": reads(
    "events/bus.go",
    ["events:DescribeEventBus", regional("events", "event-bus/any")],
    ["events:ListTagsForResource", regional("events", "event-bus/any")],
  ),
  "aws:sesv2/emailIdentity:EmailIdentity": reads(
    "sesv2/email_identity.go",
    ["ses:GetEmailIdentity", regional("ses", "identity/any")],
    ["ses:ListTagsForResource", regional("ses", "identity/any")],
  ),
  "aws:servicediscovery/instance:Instance": reads("servicediscovery/instance.go", [
    "servicediscovery:GetInstance",
    discovery("service"),
  ]),
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": reads(
    "servicediscovery/private_dns_namespace.go",
    ["servicediscovery:GetNamespace", discovery("namespace")],
    "servicediscovery:ListTagsForResource",
  ),
  "aws:servicediscovery/service:Service": reads(
    "servicediscovery/service.go",
    ["servicediscovery:GetService", discovery("service")],
    "servicediscovery:ListTagsForResource",
  ),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": reads(
    "ec2/vpc_security_group_egress_rule.go",
    "ec2:DescribeSecurityGroupRules",
  ),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": reads(
    "ec2/vpc_security_group_ingress_rule.go",
    "ec2:DescribeSecurityGroupRules",
  ),
};
