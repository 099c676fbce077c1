import * as pulumi from "@pulumi/pulumi";
import { Keys } from "../account/keys";
import { connectionLimit, memoryGib } from "../data/connections";
import { DatabaseCluster } from "../data/database-cluster";
import { EndpointNames } from "../data/endpoint-names";
import { endpointLabels } from "../data/endpoint-labels";
import type { MonitoredDatabase } from "../monitoring/monitored";
import type { Namespace } from "../network/namespace";
import type { Network } from "../network/network";
import { at } from "../records";
import type { Scope } from "../scope";
import type { Account } from "./account";
import type { Environment, Product } from "./completed";

export interface DatabasesArgs {
  readonly scope: Scope;
  readonly databases: Product["databases"];
  readonly environment: Environment;
  readonly account: Account;
  readonly keys: Keys;
  readonly network: Network;
  readonly namespace: Namespace;
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
    const { scope, databases, environment, account, keys, network, namespace, today } = args;
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
      clusters[key] = cluster;
      parameters[`database/${key}/writer`] = cluster.endpoint;
      parameters[`database/${key}/reader`] = cluster.readerEndpoint;
      parameters[`database/${key}/port`] = String(cluster.port);
      parameters[`database/${key}/name`] = cluster.databaseName;
    }
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
