import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { mapValues } from "../records";
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
  /** The two rules of each peer, by its key, for whoever must not start before them. */
  readonly rules: Readonly<Record<string, readonly pulumi.Resource[]>>;

  constructor(name: string, args: PeersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Peers", name, {}, opts);
    const child = { parent: this };
    this.rules = mapValues(args.peers, ({ from, to, port, description }, key) => {
      const common = {
        description,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        tags: tagsFor(args.scope, "network"),
      };
      return [
        new aws.vpc.SecurityGroupEgressRule(
          `${name}-${key}-out`,
          { ...common, securityGroupId: from, referencedSecurityGroupId: to },
          child,
        ),
        new aws.vpc.SecurityGroupIngressRule(
          `${name}-${key}-in`,
          { ...common, securityGroupId: to, referencedSecurityGroupId: from },
          child,
        ),
      ];
    });
    this.registerOutputs();
  }
}
