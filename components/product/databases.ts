import * as pulumi from "@pulumi/pulumi";
import { Keys } from "../account/keys";
import { Backup } from "../data/backup";
import { connectionLimit, memoryGib } from "../data/connections";
import { DatabaseCluster } from "../data/database-cluster";
import { DatabaseUsers } from "../data/database-users";
import { EndpointNames } from "../data/endpoint-names";
import { endpointLabels } from "../data/endpoint-labels";
import { functionCode } from "../function-code";
import type { MonitoredDatabase } from "../monitoring/monitored";
import type { Endpoints } from "../network/endpoints";
import type { Namespace } from "../network/namespace";
import type { Network } from "../network/network";
import { at } from "../records";
import type { Scope } from "../scope";
import type { Account } from "./account";
import { usersOf } from "../definition/database-users";
import type { Environment, Product } from "../definition/completed";

export interface DatabasesArgs {
  readonly scope: Scope;
  readonly product: Product;
  readonly environment: Environment;
  readonly account: Account;
  readonly keys: Keys;
  readonly network: Network;
  readonly namespace: Namespace;
  /** The ways to AWS, by which the users' function reaches Secrets Manager. */
  readonly endpoints: Endpoints;
  /** YYYY-MM-DD; connections in clear end by it, and final snapshots are named after it. */
  readonly today: string;
}

/** The databases of an environment under our own names, with what services and monitors need to know of them. */
export class Databases extends pulumi.ComponentResource {
  readonly clusters: Readonly<Record<string, DatabaseCluster>>;
  /** Parameters that applications find them by, by name below `infrastructures/`. */
  readonly parameters: Readonly<Record<string, pulumi.Input<string>>>;
  readonly monitored: readonly MonitoredDatabase[];

  constructor(name: string, args: DatabasesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Databases", name, {}, opts);
    const child = { parent: this };
    const { scope, environment, account, keys, network, namespace, today } = args;
    const { databases } = args.product;
    const clusters: Record<string, DatabaseCluster> = {};
    const parameters: Record<string, pulumi.Input<string>> = {};

    for (const [key, { engine, schema, plaintextUntil }] of Object.entries(databases)) {
      const size = at(environment.databases, key);
      const cluster = new DatabaseCluster(
        `${name}-${key}`,
        {
          scope,
          engine,
          schema,
          size: size.serverless === undefined ? { instance: size.instance } : { serverless: size.serverless },
          readers: size.readers,
          backupDays: size.backupDays,
          ...(plaintextUntil === undefined || plaintextUntil < today ? {} : { plaintextUntil }),
          today,
          linkedRole: account.linkedRoles,
          vpcId: network.vpcId,
          subnets: network.subnets.isolated,
          dataKeyArn: keys.arns.data,
          logsKeyArn: keys.arns.logs,
          secretKeyArn: keys.arns.parameters,
        },
        child,
      );
      new EndpointNames(
        `${name}-${key}-names`,
        {
          scope,
          labels: endpointLabels(key),
          namespaceId: namespace.namespaceId,
          namespaceName: namespace.namespaceName,
          endpoint: cluster.endpoint,
          readerEndpoint: cluster.readerEndpoint,
          managementZoneId: namespace.managementZoneId,
        },
        child,
      );
      new DatabaseUsers(
        `${name}-${key}-users`,
        {
          scope,
          users: usersOf(args.product.services, scope.environment, key),
          engine,
          schema,
          port: cluster.port,
          clusterArn: cluster.clusterArn,
          clusterResourceId: cluster.resourceId,
          endpoint: cluster.endpoint,
          masterSecretArn: cluster.masterSecretArn,
          secretKeyAlias: keys.aliases.parameters,
          databaseGroupId: cluster.securityGroupId,
          vpcId: network.vpcId,
          subnets: network.subnets.private,
          logsKeyArn: keys.arns.logs,
          code: functionCode("database-users"),
          after: [cluster.instances, args.endpoints],
        },
        child,
      );
      clusters[key] = cluster;
      parameters[`database/${key}/writer`] = cluster.endpoint;
      parameters[`database/${key}/reader`] = cluster.readerEndpoint;
      parameters[`database/${key}/port`] = String(cluster.port);
      parameters[`database/${key}/name`] = cluster.databaseName;
    }
    const stores = Object.values(clusters).map(({ clusterArn }) => clusterArn);
    if (stores.length > 0) new Backup(`${name}-backup`, { scope, stores, keyArn: keys.arns.data }, child);
    this.clusters = clusters;
    this.parameters = parameters;
    this.monitored = Object.entries(databases).map(([key, { engine }]) => {
      const size = at(environment.databases, key);
      return {
        key,
        engine,
        clusterName: at(clusters, key).clusterIdentifier,
        readers: size.readers,
        memoryGib: memoryGib(size) ?? SMALLEST_GIB,
        connectionLimit: connectionLimit(engine, size) ?? FEWEST_CONNECTIONS,
      };
    });
    this.registerOutputs();
  }
}

/** Of a class that no table knows yet: its monitors speak too early rather than too late. */
const SMALLEST_GIB = 4;
const FEWEST_CONNECTIONS = 80;
