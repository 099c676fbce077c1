import * as pulumi from "@pulumi/pulumi";
import { Keys } from "../account/keys";
import { Endpoints } from "../network/endpoints";
import { Network } from "../network/network";
import type { PeeringSide } from "../network/peering";
import type { Scope } from "../scope";
import type { Zones } from "../definition/completed";
import { LogBuckets } from "./log-buckets";

export interface ManagementArgs {
  readonly scope: Scope;
  readonly network: { readonly cidr: string; readonly zones: Zones };
}

/** The network that every application environment is peered with, and from which people reach them. */
export class Management extends pulumi.ComponentResource {
  readonly network: Network;
  /** What a peering with an application environment needs to know. */
  readonly side: PeeringSide;

  constructor(name: string, args: ManagementArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Management", name, {}, opts);
    const child = { parent: this };
    const { scope } = args;
    const { cidr, zones } = args.network;

    const keys = new Keys(`${name}-keys`, { scope, purposes: ["logs"] }, child);
    const logs = new LogBuckets(`${name}-log-buckets`, { scope, keyArn: keys.arns.logs }, child);
    this.network = new Network(
      `${name}-network`,
      {
        scope,
        cidrBlock: cidr,
        zones: zones.subnets,
        // Nothing runs here that would have to get out: people come from outside, and go on by the peerings.
        natZones: [],
        flowLogsBucketArn: logs.flowLogDestination,
      },
      child,
    );
    new Endpoints(
      `${name}-endpoints`,
      { scope, vpcId: this.network.vpcId, cidrBlock: cidr, routeTables: privateTables(this.network) },
      child,
    );
    this.side = { scope, vpcId: this.network.vpcId, cidrBlock: cidr, routeTables: privateTables(this.network) };
    this.registerOutputs({ vpcId: this.network.vpcId });
  }
}

/** The route tables of what runs inside: private and isolated. */
export function privateTables(network: Network): Record<string, pulumi.Output<string>> {
  return { ...network.routeTables.private, ...network.routeTables.isolated };
}
