import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName } from "../naming";
import { serviceTrust } from "../policy-document";
import { isProduction, type Scope } from "../scope";
import { tagsFor } from "../tags";
import type { DatabaseEngine } from "./engine";
import { instancePlan } from "./instance-plan";

export interface DatabaseInstancesArgs {
  readonly scope: Scope;
  /** What the instances' own identifiers begin with, at most 55 characters. */
  readonly identifier: string;
  readonly clusterIdentifier: pulumi.Input<string>;
  readonly subnetGroupName: pulumi.Input<string>;
  readonly engine: DatabaseEngine;
  /** Family of the parameter group: `aurora-mysql8.0`. */
  readonly family: string;
  readonly instanceClass: string;
  /** Instances beside the writer. */
  readonly readers: number;
  /** Letters of the zones that the subnet group has. */
  readonly zones: readonly string[];
  /** Encrypts Performance Insights. */
  readonly dataKeyArn: pulumi.Input<string>;
  /** UTC. */
  readonly maintenanceWindow: string;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The instances of an Aurora cluster, with what watches each of them. None holds data, which is the cluster's and protected with it: a reader
 * more or less is an ordinary change.
 */
export class DatabaseInstances extends pulumi.ComponentResource {
  readonly identifiers: readonly string[];

  constructor(name: string, args: DatabaseInstancesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:data:DatabaseInstances", name, {}, opts);
    const child = { parent: this };
    const { scope, identifier, family } = args;
    const tags = tagsFor(scope, "data");
    const kept = isProduction(scope);

    // Empty, but ours: exchanging the default group for another one later would restart every instance.
    const parameters = new aws.rds.ParameterGroup(
      `${name}-parameters`,
      {
        description: `Instance parameters of ${identifier}`,
        family,
        tags,
      },
      child,
    );
    const monitoring = new aws.iam.Role(
      `${name}-monitoring-role`,
      {
        name: fitName(`${identifier}-monitoring`, 64),
        description: `Lets RDS report the operating system of ${identifier}`,
        assumeRolePolicy: serviceTrust("monitoring.rds.amazonaws.com", scope.account),
        tags,
      },
      child,
    );
    const monitoringPolicy = new aws.iam.RolePolicyAttachment(
      `${name}-monitoring-policy`,
      { role: monitoring.name, policyArn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole" },
      child,
    );
    const plan = instancePlan(args.zones, args.readers);
    for (const { key, promotionTier, zone } of plan) {
      new aws.rds.ClusterInstance(
        `${name}-${key}`,
        {
          identifier: `${identifier}-${key}`,
          clusterIdentifier: args.clusterIdentifier,
          engine: args.engine,
          instanceClass: args.instanceClass,
          ...(zone === undefined ? {} : { availabilityZone: `${scope.region}${zone}` }),
          promotionTier,
          applyImmediately: !kept,
          publiclyAccessible: false,
          dbSubnetGroupName: args.subnetGroupName,
          dbParameterGroupName: parameters.name,
          autoMinorVersionUpgrade: true,
          copyTagsToSnapshot: true,
          monitoringInterval: 60,
          monitoringRoleArn: monitoring.arn,
          performanceInsightsEnabled: true,
          performanceInsightsKmsKeyId: args.dataKeyArn,
          performanceInsightsRetentionPeriod: 7,
          preferredMaintenanceWindow: args.maintenanceWindow,
          tags: { ...args.tags },
        },
        { ...child, dependsOn: monitoringPolicy },
      );
    }
    this.identifiers = plan.map(({ key }) => `${identifier}-${key}`);
    this.registerOutputs({ identifiers: this.identifiers });
  }
}
