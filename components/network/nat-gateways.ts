import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { isProduction, type Scope } from "../scope";
import { tagsFor } from "../tags";

export interface NatGatewaysArgs {
  readonly scope: Scope;
  /** The public subnets that get a gateway, by zone letter. */
  readonly subnets: Readonly<Record<string, pulumi.Input<string>>>;
  /** Must be attached first: AWS makes no public gateway in a VPC without one. */
  readonly internetGateway: aws.ec2.InternetGateway;
}

/**
 * A NAT gateway with a fixed address in each zone given. Partners admit these addresses by name, and an address that is released is
 * not given back, so production's are protected.
 */
export class NatGateways extends pulumi.ComponentResource {
  /** Ids of the gateways, by zone letter. */
  readonly gatewayIds: Readonly<Record<string, pulumi.Output<string>>>;
  /** Public addresses, by zone letter. */
  readonly addresses: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: NatGatewaysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:network:NatGateways", name, {}, opts);
    const child = { parent: this };
    const gatewayIds: Record<string, pulumi.Output<string>> = {};
    const addresses: Record<string, pulumi.Output<string>> = {};

    for (const [zone, subnetId] of Object.entries(args.subnets)) {
      const label = `${name}-${zone}`;
      const tags = tagsFor(args.scope, "network", { Name: label });
      const address = new aws.ec2.Eip(
        `${label}-address`,
        { domain: "vpc", tags },
        { ...child, protect: isProduction(args.scope) },
      );
      const gateway = new aws.ec2.NatGateway(
        label,
        { subnetId, allocationId: address.id, tags },
        { ...child, dependsOn: args.internetGateway },
      );
      gatewayIds[zone] = gateway.id;
      addresses[zone] = address.publicIp;
    }

    this.gatewayIds = gatewayIds;
    this.addresses = addresses;
    this.registerOutputs({ gatewayIds, addresses });
  }
}
