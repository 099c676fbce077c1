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
import type { Environment, Product } from "./completed";

export interface DatabasesArgs {
  readonly scope: Scope;
  readonly databases: Product["databases"];
  readonly environment: Environment;
  readonly keys: Keys;
  readonly network: Network;
  readonly namespace: Namespace;
  /** YYYY-MM-DD; connections in clear end by it. */
  readonly today: string;
}

/** The databases of an environment under our own names, with what services and monitors need to know of them. */
export class Databases extends pulumi.ComponentResource {
  readonly clusters: Readonly<Record<string, DatabaseCluster>>;
  /** Parameters that applications find them by, by name below `infrastructures/`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly monitored: readonly MonitoredDatabase[];

  constructor(name: string, args: DatabasesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Databases", name, {}, opts);
    const child = { parent: this };
    const { scope, databases, environment, keys, network, namespace, today } = args;
    const clusters: Record<string, DatabaseCluster> = {};
    const parameters: Record<string, string> = {};

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
          vpcId: network.vpcId,
          subnets: network.subnets.isolated,
          dataKeyArn: keys.arns.data,
          logsKeyArn: keys.arns.logs,
          secretKeyArn: keys.arns.parameters,
        },
        child,
      );
      const names = new EndpointNames(
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
      parameters[`database/${key}/writer`] = names.writer;
      parameters[`database/${key}/reader`] = names.reader;
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
