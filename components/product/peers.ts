import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

/** One security group that may call another. */
export interface Peer {
  readonly from: pulumi.Input<string>;
  readonly to: pulumi.Input<string>;
  readonly port: number;
  /** Who calls whom: `web calls api`. */
  readonly description: string;
}

export interface PeersArgs {
  readonly scope: Scope;
  /** By a key that stays: `calls--web--api`. */
  readonly peers: Readonly<Record<string, Peer>>;
}

/** Who may call whom within an environment: groups name groups, never addresses. Both sides open, the one outwards, the other inwards. */
export class Peers extends pulumi.ComponentResource {
  constructor(name: string, args: PeersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Peers", name, {}, opts);
    const child = { parent: this };
    for (const [key, { from, to, port, description }] of Object.entries(args.peers)) {
      const common = {
        description,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        tags: tagsFor(args.scope, "network"),
      };
      new aws.vpc.SecurityGroupEgressRule(
        `${name}-${key}-out`,
        { ...common, securityGroupId: from, referencedSecurityGroupId: to },
        child,
      );
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-${key}-in`,
        { ...common, securityGroupId: to, referencedSecurityGroupId: from },
        child,
      );
    }
    this.registerOutputs();
  }
}
