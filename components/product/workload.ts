import * as pulumi from "@pulumi/pulumi";
import { CONSOLE_NETWORK } from "../access/console-names";
import { Keys } from "../account/keys";
import { Certificate } from "../edge/certificate";
import type { Network } from "../network/network";
import { Parameters } from "../parameters/parameters";
import { fitName } from "../naming";
import { at } from "../records";
import type { Scope } from "../scope";
import { LoadBalancer } from "../service/load-balancer";
import type { Account } from "./account";
import { Console } from "./console";
import { Databases } from "./databases";
import type { Environment, Product } from "../definition/completed";
import { type Deployment, DeployRoles } from "./deploy-roles";
import { MAINTENANCE_PURPOSE } from "../edge/maintenance-html";
import { Front } from "./front";
import { LogBuckets, LOG_PREFIXES } from "./log-buckets";
import { EnvironmentNetwork } from "./environment-network";
import { Granted } from "./granted";
import { Groups } from "./groups";
import type { Management } from "./management";
import { Peers } from "./peers";
import { peersOf } from "./peers-of";
import { byFormat, hostsOf, routesOf } from "../definition/routing";
import { serviceParameters } from "./service-parameters";
import { Services } from "./services";
import type { Surroundings } from "./surroundings";
import { Watch } from "./watch";

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
  /** By repository. */
  readonly deployments: Readonly<Record<string, Deployment>>;

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
    const { network, namespace, endpoints } = new EnvironmentNetwork(
      `${name}-network`,
      { scope, product, environment, management, logs },
      child,
    );
    this.network = network;
    const shared = { scope, product, environment, surroundings, account, keys, logs, network, namespace };
    const databases = new Databases(`${name}-databases`, { ...shared, endpoints, today: args.today }, child);

    const certificate = routed
      ? new Certificate(
          `${name}-certificate`,
          {
            scope,
            domains: hosts,
            zoneId: account.zone.zoneId,
            regions: Object.values(surroundings.regions),
            delegation: account.delegation,
          },
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
              vpcId: network.vpcId,
              subnetIds: network.subnets.private,
              certificateArn: at(certificate.arns, scope.region),
              cloudFrontPrefixListId: surroundings.cloudFrontPrefixListIds[scope.region] ?? "",
              accessLogsBucket: logs.access.ready,
              accessLogsPrefix: LOG_PREFIXES.loadBalancer,
            },
            child,
          );
    const { groups } = new Groups(`${name}-groups`, { scope, services: product.services, vpcId: network.vpcId }, child);
    const peers = new Peers(
      `${name}-peers`,
      {
        scope,
        peers: peersOf(product.services, {
          loadBalancer: loadBalancer?.securityGroupId,
          services: groups,
          databases: databases.clusters,
        }),
      },
      child,
    );
    const people =
      Object.keys(product.databases).length === 0
        ? undefined
        : new Console(
            `${name}-console`,
            { ...shared, databases: product.databases, clusters: databases.clusters },
            child,
          );
    const parameters = new Parameters(
      `${name}-parameters`,
      {
        scope,
        plain: {
          ...databases.parameters,
          ...(people === undefined ? {} : { [CONSOLE_NETWORK]: people.networkConfiguration }),
          ...serviceParameters(product.services, namespace.namespaceName),
          ...Object.fromEntries(Object.entries(product.settings).map(([key, value]) => [`settings/${key}`, value])),
        },
        keyArn: keys.arns.parameters,
      },
      child,
    );
    const granted = new Granted(
      `${name}-granted`,
      { scope, services: product.services, domain: environment.domain, zoneId: account.zone.zoneId },
      child,
    );
    this.services = new Services(
      `${name}-services`,
      { ...shared, routes, loadBalancer, endpoints, groups, peers, parameters, granted },
      child,
    );
    if (certificate !== undefined && loadBalancer !== undefined) {
      new Front(
        `${name}-front`,
        {
          ...shared,
          hosts: byFormat(hosts, product.services, environment.domain),
          certificate,
          loadBalancer,
          today: args.today,
        },
        child,
      );
    }
    new Watch(
      `${name}-watch`,
      {
        scope,
        product,
        services: this.services.services,
        databases,
        loadBalancer,
        domain: environment.domain,
        slackHandle: account.alerts.handle,
        escalationPolicyId: surroundings.escalationPolicyId,
      },
      child,
    );
    this.deployments = new DeployRoles(
      `${name}-deploy-roles`,
      {
        scope,
        repositories: product.repositories,
        organization: surroundings.organization,
        services: this.services.services,
        images: account.images,
      },
      child,
    ).deployments;
    this.registerOutputs({ domain: this.domain });
  }
}
