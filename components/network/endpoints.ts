import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { gatewayPolicy, gatewayServices, interfacePolicy, interfaceServices } from "./endpoint-policy";

export interface EndpointsArgs {
  readonly scope: Scope;
  readonly vpcId: pulumi.Input<string>;
  /** The VPC's own range: what may speak to the interfaces. */
  readonly cidrBlock: string;
  /** Ids of the route tables that lead to S3 and DynamoDB without NAT, by key. */
  readonly routeTables: Readonly<Record<string, pulumi.Input<string>>>;
  /** Ids of the subnets that the interfaces stand in, by zone letter. @default no interfaces: the AWS APIs are reached through NAT */
  readonly interfaceSubnets?: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * The ways to AWS that do not lead through the internet. Route tables and subnets are joined to them one by one, so that a zone that
 * is added leaves those of the others untouched.
 */
export class Endpoints extends pulumi.ComponentResource {
  /** The group of the interfaces, where there are any. It admits HTTPS from the VPC. */
  readonly securityGroupId?: pulumi.Output<string>;

  constructor(name: string, args: EndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:network:Endpoints", name, {}, opts);
    const { scope, vpcId } = args;
    const child = { parent: this };

    for (const service of gatewayServices) {
      const label = `${name}-${service}`;
      const endpoint = new aws.ec2.VpcEndpoint(
        label,
        {
          vpcId,
          vpcEndpointType: "Gateway",
          serviceName: `com.amazonaws.${scope.region}.${service}`,
          policy: gatewayPolicy(service, scope),
          tags: tagsFor(scope, "network", { Name: label }),
        },
        child,
      );
      for (const [key, routeTableId] of Object.entries(args.routeTables)) {
        new aws.ec2.VpcEndpointRouteTableAssociation(
          `${label}-${key}`,
          { vpcEndpointId: endpoint.id, routeTableId },
          child,
        );
      }
    }
    if (args.interfaceSubnets !== undefined) {
      this.securityGroupId = this.interfaces(name, args, args.interfaceSubnets);
    }
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }

  private interfaces(
    name: string,
    { scope, vpcId, cidrBlock }: EndpointsArgs,
    subnets: Readonly<Record<string, pulumi.Input<string>>>,
  ): pulumi.Output<string> {
    const child = { parent: this };
    const tags = tagsFor(scope, "network", { Name: `${name}-interfaces` });
    const group = new aws.ec2.SecurityGroup(
      `${name}-interfaces`,
      { name: `${name}-interfaces`, description: "Interface endpoints of the AWS APIs", vpcId, tags },
      child,
    );
    new aws.vpc.SecurityGroupIngressRule(
      `${name}-interfaces-https`,
      {
        securityGroupId: group.id,
        description: "HTTPS from the VPC",
        cidrIpv4: cidrBlock,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        tags,
      },
      child,
    );
    for (const service of interfaceServices) {
      const label = `${name}-${service.replace(".", "-")}`;
      const endpoint = new aws.ec2.VpcEndpoint(
        label,
        {
          vpcId,
          vpcEndpointType: "Interface",
          serviceName: `com.amazonaws.${scope.region}.${service}`,
          privateDnsEnabled: true,
          securityGroupIds: [group.id],
          policy: interfacePolicy(service, scope),
          tags: tagsFor(scope, "network", { Name: label }),
        },
        child,
      );
      for (const [zone, subnetId] of Object.entries(subnets)) {
        new aws.ec2.VpcEndpointSubnetAssociation(`${label}-${zone}`, { vpcEndpointId: endpoint.id, subnetId }, child);
      }
    }
    return group.id;
  }
}
