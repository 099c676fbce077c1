import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { gatewayPolicy, gatewayServices, interfacePolicy, type InterfaceService } from "./endpoint-policy";

export interface EndpointsArgs {
  readonly scope: Scope;
  readonly vpcId: pulumi.Input<string>;
  /** The VPC's own range: what may speak to the interfaces. */
  readonly cidrBlock: string;
  /** Ids of the route tables that lead to S3 and DynamoDB without NAT, by key. */
  readonly routeTables: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * The services that have an interface, and the ids of the subnets that it stands in, by zone letter. @default none: the AWS APIs are
   * reached through NAT
   */
  readonly interfaces?: {
    readonly services: readonly InterfaceService[];
    readonly subnetIds: Readonly<Record<string, pulumi.Input<string>>>;
  };
}

/**
 * The ways to AWS that do not lead through the internet. Route tables are joined to the gateways one by one, so that a zone that is added
 * leaves those of the others untouched. An interface has its subnets from the beginning, and takes another in place: while it has none,
 * its private names resolve to nothing, and the provider joins them one after another, each after a minute
 * (terraform-provider-aws, `vpc_endpoint_subnet_association.go`).
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
    if (args.interfaces !== undefined && args.interfaces.services.length > 0) {
      this.securityGroupId = this.interfaces(name, args, args.interfaces);
    }
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }

  private interfaces(
    name: string,
    { scope, vpcId, cidrBlock }: EndpointsArgs,
    { services, subnetIds }: Required<EndpointsArgs>["interfaces"],
  ): pulumi.Output<string> {
    const child = { parent: this };
    const tags = tagsFor(scope, "network", { Name: `${name}-interfaces` });
    const group = new aws.ec2.SecurityGroup(
      `${name}-interfaces`,
      { description: "Interface endpoints of the AWS APIs", vpcId, tags },
      child,
    );
    const rule = new aws.vpc.SecurityGroupIngressRule(
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
    for (const service of services) {
      const label = `${name}-${service.replace(".", "-")}`;
      new aws.ec2.VpcEndpoint(
        label,
        {
          vpcId,
          vpcEndpointType: "Interface",
          serviceName: `com.amazonaws.${scope.region}.${service}`,
          privateDnsEnabled: true,
          subnetIds: Object.values(subnetIds),
          securityGroupIds: [group.id],
          policy: interfacePolicy(service, scope),
          tags: tagsFor(scope, "network", { Name: label }),
        },
        // From its first moment on it answers for its service's name in the whole VPC.
        { ...child, dependsOn: rule },
      );
    }
    return group.id;
  }
}
