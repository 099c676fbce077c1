import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface ClosedNetworksArgs {
  readonly scope: Scope;
  /** Each region in which something may be made. */
  readonly regions: readonly string[];
  /**
   * VPCs of the scope's region that CloudFront reaches by a VPC origin, by environment: Block Public Access stops that traffic as it does any
   * other (docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html, "AWS service impact and support"). @default none
   */
  readonly reached?: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * VPC Block Public Access: nothing from the internet reaches a VPC of the account, the default one that AWS puts there among them, whatever its
 * routes and groups say. What leaves by a NAT gateway goes on. A VPC that CloudFront must reach is left out, and has no public subnet with
 * anything but NAT gateways in it. An account may leave out 50.
 */
export class ClosedNetworks extends pulumi.ComponentResource {
  constructor(name: string, args: ClosedNetworksArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:account:ClosedNetworks", name, {}, opts);
    const { scope, regions, reached = {} } = args;

    const left = Object.entries(reached).map(
      ([environment, vpcId]) =>
        new aws.ec2.VpcBlockPublicAccessExclusion(
          `${name}-${environment}-exclusion`,
          {
            vpcId,
            internetGatewayExclusionMode: "allow-bidirectional",
            tags: tagsFor(scope, "network", { Name: `${name}-${environment}` }),
          },
          { parent: this },
        ),
    );
    for (const region of regions) {
      new aws.ec2.VpcBlockPublicAccessOptions(
        `${name}-${region}`,
        { internetGatewayBlockMode: "block-ingress", region },
        // What is reached must be left out before the rest is closed.
        { parent: this, dependsOn: left },
      );
    }
    this.registerOutputs();
  }
}
