import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { peeringProblems, peeringRoutes } from "./peering-law";

/** One of the two VPCs. */
export interface PeeringSide {
  readonly scope: Scope;
  readonly vpcId: pulumi.Input<string>;
  readonly cidrBlock: string;
  /** Ids of the route tables that are to know the other side, by key. */
  readonly routeTables: Readonly<Record<string, pulumi.Input<string>>>;
}

export interface PeeringArgs {
  /** The application environment's: the peering is a part of it. */
  readonly scope: Scope;
  readonly management: PeeringSide;
  /** Refused unless it is an application environment of the same product, account and region, at other addresses. */
  readonly application: PeeringSide;
}

/** Management reaches one application environment, and is reached by it; what may pass is for security groups to say. */
export class Peering extends pulumi.ComponentResource {
  readonly connectionId: pulumi.Output<string>;

  constructor(name: string, args: PeeringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:network:Peering", name, {}, opts);
    const child = { parent: this };
    const { management, application } = args;
    refuse(name, peeringProblems(management, application));

    const connection = new aws.ec2.VpcPeeringConnection(
      `${name}-connection`,
      {
        vpcId: management.vpcId,
        peerVpcId: application.vpcId,
        autoAccept: true,
        // Names of one side's hosts resolve to private addresses on the other, so that no traffic goes round by the internet.
        requester: { allowRemoteVpcDnsResolution: true },
        accepter: { allowRemoteVpcDnsResolution: true },
        tags: tagsFor(args.scope, "network", { Name: name }),
      },
      child,
    );
    for (const { side, key, table, destinationCidrBlock } of peeringRoutes(management, application)) {
      new aws.ec2.Route(
        `${name}-${side}-${key}`,
        { routeTableId: table, destinationCidrBlock, vpcPeeringConnectionId: connection.id },
        child,
      );
    }

    this.connectionId = connection.id;
    this.registerOutputs({ connectionId: this.connectionId });
  }
}
