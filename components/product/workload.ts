import * as pulumi from "@pulumi/pulumi";
import { Keys } from "../account/keys";
import { Certificate } from "../edge/certificate";
import { Monitors } from "../monitoring/monitors";
import { Endpoints } from "../network/endpoints";
import { Namespace } from "../network/namespace";
import { Network } from "../network/network";
import { Peering } from "../network/peering";
import { OnCallService } from "../oncall/oncall-service";
import { Parameters } from "../parameters/parameters";
import { fitName, scopedName } from "../naming";
import { isProduction, type Scope } from "../scope";
import { LoadBalancer } from "../service/load-balancer";
import type { Account } from "./account";
import { Databases } from "./databases";
import type { Environment, Product } from "./defaults";
import { Front, MAINTENANCE_PURPOSE, regional } from "./front";
import { LogBuckets, LOG_PREFIXES } from "./log-buckets";
import { type Management, privateTables } from "./management";
import { Peers } from "./peers";
import { peersOf } from "./peers-of";
import { hostsOf, routesOf } from "./routing";
import { Services } from "./services";
import type { Surroundings } from "./surroundings";

export interface WorkloadArgs {
  readonly scope: Scope;
  readonly product: Product;
  readonly environment: Environment;
  readonly surroundings: Surroundings;
  readonly account: Account;
  readonly management: Management;
  /** YYYY-MM-DD; ends dated exceptions. */
  readonly today: string;
}

/** One application environment: its network, what runs in it, the way in, and who hears when it fails. */
export class Workload extends pulumi.ComponentResource {
  readonly domain: string;
  readonly network: Network;
  readonly services: Services;

  constructor(name: string, args: WorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Workload", name, {}, opts);
    const child = { parent: this };
    const { scope, product, environment, surroundings, account, management } = args;
    const { routed } = product;
    this.domain = environment.domain;
    const routes = routesOf(product.services, environment.domain);
    const hosts = hostsOf(routes, environment.domain);
    const balancerName = `${name}-load-balancer`;

    const keys = new Keys(`${name}-keys`, { scope, purposes: ["data", "logs", "parameters"] }, child);
    const logs = new LogBuckets(
      `${name}-log-buckets`,
      {
        scope,
        keyArn: keys.arns.logs,
        ...(routed
          ? { loadBalancer: fitName(balancerName, 32), distribution: true, served: [MAINTENANCE_PURPOSE] }
          : {}),
      },
      child,
    );
    this.network = this.connect(name, args, logs);
    const namespace = new Namespace(
      `${name}-namespace`,
      { scope, vpcId: this.network.vpcId, managementVpcId: management.network.vpcId },
      child,
    );
    const shared = { scope, product, environment, surroundings, account, keys, logs, network: this.network, namespace };
    const databases = new Databases(
      `${name}-databases`,
      { ...shared, databases: product.databases, today: args.today },
      child,
    );

    const certificate = routed
      ? new Certificate(
          `${name}-certificate`,
          { scope, domains: hosts, zoneId: account.zone.zoneId, regions: Object.values(surroundings.regions) },
          child,
        )
      : undefined;
    const loadBalancer =
      certificate === undefined
        ? undefined
        : new LoadBalancer(
            balancerName,
            {
              scope,
              vpcId: this.network.vpcId,
              subnetIds: this.network.subnets.private,
              certificateArn: regional(certificate, scope.region),
              cloudFrontPrefixListId: surroundings.cloudFrontPrefixListIds[scope.region] ?? "",
              accessLogsBucket: logs.access.ready,
              accessLogsPrefix: LOG_PREFIXES.loadBalancer,
            },
            child,
          );
    this.services = new Services(`${name}-services`, { ...shared, routes, loadBalancer }, child);
    new Peers(
      `${name}-peers`,
      {
        scope,
        peers: peersOf(product.services, {
          loadBalancer: loadBalancer?.securityGroupId,
          services: this.services.services,
          databases: databases.clusters,
        }),
      },
      child,
    );
    if (certificate !== undefined && loadBalancer !== undefined) {
      new Front(`${name}-front`, { ...shared, hosts, certificate, loadBalancer, today: args.today }, child);
    }
    new Parameters(
      `${name}-parameters`,
      {
        scope,
        plain: {
          ...databases.parameters,
          ...this.services.parameters,
          ...Object.fromEntries(Object.entries(product.settings).map(([key, value]) => [`settings/${key}`, value])),
        },
        keyArn: keys.arns.parameters,
      },
      child,
    );
    this.watch(name, args, databases, loadBalancer, hosts);
    this.registerOutputs({ domain: this.domain });
  }

  /** The environment's network, and its one way to another: management. */
  private connect(name: string, { scope, environment, management }: WorkloadArgs, logs: LogBuckets): Network {
    const child = { parent: this };
    const { cidr, zones } = environment;
    const network = new Network(
      `${name}-network`,
      {
        scope,
        cidrBlock: cidr,
        zones: zones.subnets,
        natZones: zones.active,
        flowLogsBucketArn: logs.flowLogDestination,
      },
      child,
    );
    const routeTables = privateTables(network);
    new Endpoints(
      `${name}-endpoints`,
      {
        scope,
        vpcId: network.vpcId,
        cidrBlock: cidr,
        routeTables,
        ...(environment.interfaceEndpoints ? { interfaceSubnets: network.subnets.private } : {}),
      },
      child,
    );
    new Peering(
      `${name}-peering`,
      {
        scope,
        management: {
          scope: management.scope,
          vpcId: management.network.vpcId,
          cidrBlock: management.network.cidrBlock,
          routeTables: privateTables(management.network),
        },
        application: { scope, vpcId: network.vpcId, cidrBlock: cidr, routeTables },
      },
      child,
    );
    return network;
  }

  /** Monitors of everything that can fail, and in production somebody who is woken. */
  private watch(
    name: string,
    { scope, product, surroundings }: WorkloadArgs,
    databases: Databases,
    loadBalancer: LoadBalancer | undefined,
    hosts: readonly string[],
  ): void {
    const child = { parent: this };
    const { slackChannel, latencySeconds } = product.monitoring;
    const { runbook } = product;
    const services = Object.entries(this.services.services);
    const pager = isProduction(scope)
      ? new OnCallService(
          `${name}-oncall`,
          { scope, title: product.title, escalationPolicyId: surroundings.escalationPolicyId, runbook },
          child,
        )
      : undefined;
    new Monitors(
      `${name}-monitors`,
      {
        scope,
        monitored: {
          services: services.map(([key, service]) => ({
            key,
            clusterName: service.clusterName,
            serviceName: service.serviceName,
            ...(service.targetGroupName === undefined ? {} : { targetGroupName: service.targetGroupName }),
          })),
          databases: databases.monitored,
          loadBalancers:
            loadBalancer === undefined ? [] : [{ key: "load-balancer", name: loadBalancer.loadBalancerName }],
          certificates: loadBalancer === undefined ? [] : hosts.slice(0, 1),
          latencySeconds,
        },
        slackChannel,
        pagerdutyService: pager?.serviceName ?? scopedName(scope),
        runbook,
      },
      child,
    );
  }
}
