import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { fitName } from "../naming";
import { isProduction, type Scope } from "../scope";
import { type DataClass, tagsFor } from "../tags";
import { checkDatabase } from "./database-check";
import { DatabaseInstances } from "./database-instances";
import { AUDIT_DAYS, type DatabaseEngine, engineSettings } from "./engine";

export interface DatabaseClusterArgs {
  readonly scope: Scope;
  readonly engine: DatabaseEngine;
  /** Name of the database made first, snake_case. */
  readonly schema: string;
  /** Graviton instance class, such as `db.r8g.large`, or capacity units (2 GiB each) in steps of 0.5. */
  readonly size:
    | { readonly instance: string }
    | { readonly serverless: { readonly minAcu: number; readonly maxAcu: number } };
  /** Instances beside the writer, 0 to 15; 1 or more in production. */
  readonly readers: number;
  /** Days that a backup is kept, 7 to 35. */
  readonly backupDays: number;
  /**
   * The day (YYYY-MM-DD) until which connections in clear are admitted, for a migration; given only while it lasts. A tag of the cluster tells it,
   * which the policy pack asks for. @default TLS is required
   */
  readonly plaintextUntil?: string;
  /** YYYY-MM-DD; a part of the final snapshot's name, of which only the first that was given counts. */
  readonly today: string;
  /** RDS's service-linked role: in an account that has none, RDS takes no subnet group. */
  readonly linkedRole: pulumi.Resource;
  readonly vpcId: pulumi.Input<string>;
  /** Isolated subnets by zone letter, two or more. */
  readonly subnets: Readonly<Record<string, pulumi.Input<string>>>;
  /** Encrypts storage, backups and Performance Insights. */
  readonly dataKeyArn: pulumi.Input<string>;
  /** Encrypts the log groups. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** Encrypts the master password, which RDS makes, keeps and rotates. */
  readonly secretKeyArn: pulumi.Input<string>;
  /** @default "customer" */
  readonly dataClass?: DataClass;
}

/** Daily backups and weekly maintenance, UTC: 02:00 and Sunday 03:30 in Tokyo, whose day the platform's products follow. */
const BACKUP_WINDOW = "17:00-18:00";
const MAINTENANCE_WINDOW = "sat:18:30-sat:19:30";

/** An Aurora cluster: encrypted, TLS only, its slow queries in CloudWatch, its password known to nobody. */
export class DatabaseCluster extends pulumi.ComponentResource {
  /** Chosen, for monitors and documents. */
  readonly clusterIdentifier: string;
  readonly clusterArn: string;
  readonly instanceIdentifiers: readonly string[];
  readonly databaseName: string;
  readonly port: number;
  /** Resolves to the instance that writes, whichever it is. */
  readonly endpoint: pulumi.Output<string>;
  /** Spread over the readers; the writer, where there is none. */
  readonly readerEndpoint: pulumi.Output<string>;
  /** AWS's own id of the cluster. */
  readonly resourceId: pulumi.Output<string>;
  /** Of the secret that RDS keeps the master password in. */
  readonly masterSecretArn: pulumi.Output<string>;
  /** For `dependsOn` of what connects: a cluster without an instance answers nobody. */
  readonly instances: pulumi.Resource;
  /** Rules are made by whoever knows the peers. */
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: DatabaseClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:data:DatabaseCluster", name, {}, opts);
    const child = { parent: this };
    checkDatabase(name, args);
    const { scope, engine, size } = args;
    const settings = engineSettings(engine, args.plaintextUntil === undefined);
    const identifier = fitName(name, 55);
    const kept = isProduction(scope);
    const tags = tagsFor(scope, "data");
    const store = tagsFor(scope, "data", {
      "data-class": args.dataClass ?? "customer",
      ...(args.plaintextUntil === undefined ? {} : { "plaintext-until": args.plaintextUntil }),
    });

    const group = new aws.ec2.SecurityGroup(
      `${name}-security-group`,
      {
        // No name is chosen, nor for the parameter groups: another description makes another group, which must stand before the cluster lets go
        // of this one.
        description: `Database ${identifier}: its services and nobody else`,
        vpcId: args.vpcId,
        tags: { ...tags, Name: `${identifier}-database` },
      },
      child,
    );
    const subnetGroup = new aws.rds.SubnetGroup(
      `${name}-subnet-group`,
      {
        name: identifier,
        description: `Isolated subnets of ${identifier}`,
        subnetIds: Object.keys(args.subnets)
          .sort()
          .map((letter) => args.subnets[letter] as pulumi.Input<string>),
        tags,
      },
      { ...child, dependsOn: args.linkedRole },
    );
    const clusterParameters = new aws.rds.ClusterParameterGroup(
      `${name}-cluster-parameters`,
      {
        description: `Cluster parameters of ${identifier}`,
        family: settings.family,
        parameters: [...settings.parameters],
        tags,
      },
      child,
    );
    const logGroups = Object.entries(settings.logs).map(
      ([log, days]) =>
        new aws.cloudwatch.LogGroup(
          `${name}-${log}-log`,
          {
            name: `/aws/rds/cluster/${identifier}/${log}`,
            kmsKeyId: args.logsKeyArn,
            retentionInDays: days,
            // One tells who signed in and what was asked; the others say how the engine fares.
            tags: { ...tags, "data-class": days === AUDIT_DAYS ? "audit" : "internal" },
          },
          child,
        ),
    );
    const cluster = new aws.rds.Cluster(
      `${name}-cluster`,
      {
        clusterIdentifier: identifier,
        engine,
        engineMode: "provisioned",
        engineVersion: settings.version,
        databaseName: args.schema,
        port: settings.port,
        masterUsername: "platform",
        manageMasterUserPassword: true,
        masterUserSecretKmsKeyId: args.secretKeyArn,
        iamDatabaseAuthenticationEnabled: true,
        storageEncrypted: true,
        kmsKeyId: args.dataKeyArn,
        dbSubnetGroupName: subnetGroup.name,
        vpcSecurityGroupIds: [group.id],
        dbClusterParameterGroupName: clusterParameters.name,
        backupRetentionPeriod: args.backupDays,
        preferredBackupWindow: BACKUP_WINDOW,
        preferredMaintenanceWindow: MAINTENANCE_WINDOW,
        copyTagsToSnapshot: true,
        deleteAutomatedBackups: false,
        deletionProtection: kept,
        // In production a change that restarts waits for the maintenance window.
        applyImmediately: !kept,
        skipFinalSnapshot: !kept,
        // The day tells this cluster's last snapshot from that of one that had the same name before it.
        finalSnapshotIdentifier: `${identifier}-final-${args.today}`,
        enabledCloudwatchLogsExports: Object.keys(settings.logs),
        databaseInsightsMode: "standard",
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: args.dataKeyArn,
        performanceInsightsRetentionPeriod: 7,
        ...("serverless" in size
          ? {
              serverlessv2ScalingConfiguration: {
                minCapacity: size.serverless.minAcu,
                maxCapacity: size.serverless.maxAcu,
              },
            }
          : {}),
        tags: store,
      },
      { ...child, protect: kept, dependsOn: logGroups, ignoreChanges: ["finalSnapshotIdentifier"] },
    );
    const instances = new DatabaseInstances(
      `${name}-instances`,
      {
        scope,
        identifier,
        clusterIdentifier: cluster.clusterIdentifier,
        subnetGroupName: subnetGroup.name,
        engine,
        family: settings.family,
        instanceClass: "serverless" in size ? "db.serverless" : size.instance,
        readers: args.readers,
        zones: Object.keys(args.subnets),
        dataKeyArn: args.dataKeyArn,
        maintenanceWindow: MAINTENANCE_WINDOW,
        tags: store,
      },
      child,
    );

    this.clusterIdentifier = identifier;
    this.clusterArn = arn.of(scope, "rds", `cluster:${identifier}`);
    this.instanceIdentifiers = instances.identifiers;
    this.databaseName = args.schema;
    this.port = settings.port;
    this.resourceId = cluster.clusterResourceId;
    this.masterSecretArn = cluster.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? "");
    this.instances = instances;
    this.endpoint = cluster.endpoint;
    this.readerEndpoint = cluster.readerEndpoint;
    this.securityGroupId = group.id;
    this.registerOutputs({ clusterIdentifier: identifier, endpoint: this.endpoint });
  }
}
