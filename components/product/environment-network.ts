import * as pulumi from "@pulumi/pulumi";
import { Endpoints } from "../network/endpoints";
import { Namespace } from "../network/namespace";
import { Network } from "../network/network";
import { Peering } from "../network/peering";
import type { Scope } from "../scope";
import type { Environment, Product } from "../definition/completed";
import { interfacesOf } from "./interfaces";
import type { LogBuckets } from "./log-buckets";
import { type Management, privateTables } from "./management";

export interface EnvironmentNetworkArgs {
  readonly scope: Scope;
  readonly product: Product;
  readonly environment: Environment;
  readonly management: Management;
  readonly logs: LogBuckets;
}

/** An environment's network, its names, and its one way to another network: management. */
export class EnvironmentNetwork extends pulumi.ComponentResource {
  readonly network: Network;
  readonly namespace: Namespace;
  /** The ways to AWS, for what needs one before it starts. */
  readonly endpoints: Endpoints;

  constructor(name: string, args: EnvironmentNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:EnvironmentNetwork", name, {}, opts);
    const child = { parent: this };
    const { scope, environment, management, logs } = args;
    const { cidr, zones } = environment;

    const network = new Network(
      `${name}-vpc`,
      {
        scope,
        cidrBlock: cidr,
        zones: zones.subnets,
        natZones: zones.active,
        flowLogsBucketArn: logs.flowLogDestination,
      },
      child,
    );
    const application = { scope, vpcId: network.vpcId, cidrBlock: cidr, routeTables: privateTables(network) };
    this.endpoints = new Endpoints(
      `${name}-endpoints`,
      {
        ...application,
        ...(environment.interfaceEndpoints
          ? { interfaces: { services: interfacesOf(args.product), subnetIds: network.subnets.private } }
          : {}),
      },
      child,
    );
    new Peering(`${name}-peering`, { scope, management: management.side, application }, child);
    this.namespace = new Namespace(
      `${name}-namespace`,
      { scope, vpcId: network.vpcId, managementVpcId: management.network.vpcId },
      child,
    );
    this.network = network;
    this.registerOutputs({ vpcId: network.vpcId });
  }
}
