import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { tagsFor } from "../tags";
import type { ServiceArgs } from "./service-args";
import { ServiceScaling } from "./service-scaling";
import { ServiceTarget } from "./service-target";
import { ServiceTask } from "./service-task";

/**
 * One service on ECS Fargate, deployed in place. It begins with a task that needs nothing of the application's and so always starts; ECS
 * goes back to it when the first deployment fails. From then on the deploy tool owns which task definition runs and autoscaling how many
 * tasks; everything else is this program's: the newest revision of `family` is what the tool takes as the pattern of its next one.
 */
export class Service extends pulumi.ComponentResource {
  readonly clusterName: string;
  /** What its tasks run on. */
  readonly capacityProvider: ServiceArgs["cluster"]["capacityProvider"];
  /** The chosen ECS name, for documents. */
  readonly serviceName: string;
  /** The ARN over the chosen names, for documents. */
  readonly serviceArn: string;
  /** The chosen family of the application's task definitions, for documents. */
  readonly family: string;
  readonly executionRoleName: string;
  readonly taskRoleName: string;
  /** What the application prints, what its log router says of itself, and what the bootstrap image prints. */
  readonly logGroupNames: ServiceTask["logGroupNames"];
  /** The chosen name; undefined without a route, like the two below. */
  readonly targetGroupName: string | undefined;
  readonly targetGroupArn: pulumi.Output<string> | undefined;
  readonly targetGroupArnSuffix: pulumi.Output<string> | undefined;

  constructor(name: string, args: ServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:Service", name, {}, opts);
    const child = { parent: this };
    const { scope, service } = args;
    this.clusterName = args.cluster.clusterName;
    this.capacityProvider = args.cluster.capacityProvider;
    this.serviceName = name;
    this.serviceArn = arn.service(scope, this.clusterName, name);
    this.family = name;

    const task = new ServiceTask(`${name}-task`, { ...args, family: this.family }, child);
    const target = this.target(`${name}-target`, args);
    const discovery = this.discovery(`${name}-discovery`, args);
    const ecs = new aws.ecs.Service(
      `${name}-service`,
      {
        name,
        cluster: args.cluster.clusterArn,
        taskDefinition: task.bootstrapDefinitionArn,
        desiredCount: args.scaling.min,
        capacityProviderStrategies: [{ capacityProvider: this.capacityProvider, weight: 1 }],
        networkConfiguration: {
          subnets: Object.values(args.subnetIds),
          securityGroups: [args.securityGroupId],
          assignPublicIp: false,
        },
        availabilityZoneRebalancing: Object.keys(args.subnetIds).length > 1 ? "ENABLED" : "DISABLED",
        deploymentController: { type: "ECS" },
        deploymentMinimumHealthyPercent: 100,
        deploymentMaximumPercent: 200,
        deploymentCircuitBreaker: { enable: true, rollback: true },
        enableExecuteCommand: args.exec,
        enableEcsManagedTags: true,
        propagateTags: "SERVICE",
        // An update never reports success over a service that does not run. The provider takes a deployment that was rolled back for steady
        // (terraform-provider-aws #19519, #20858): the first one has nothing to go back to, so that it is waited for in vain.
        waitForSteadyState: true,
        // Without it another strategy replaces the service, which is down meanwhile; ECS changes it in place in a new deployment only.
        forceNewDeployment: true,
        ...(target === undefined || args.port === undefined
          ? {}
          : {
              loadBalancers: [
                { targetGroupArn: target.targetGroupArn, containerName: service, containerPort: args.port },
              ],
              healthCheckGracePeriodSeconds: args.healthGraceSeconds,
              alarms: { enable: true, rollback: true, alarmNames: [target.alarmName] },
            }),
        ...(discovery === undefined ? {} : { serviceRegistries: { registryArn: discovery.arn } }),
        tags: tagsFor(scope, service),
      },
      { ...child, ignoreChanges: ["taskDefinition", "desiredCount"], dependsOn: [...args.after] },
    );
    new ServiceScaling(
      `${name}-scaling`,
      {
        scope,
        service,
        clusterName: this.clusterName,
        serviceName: ecs.name,
        scaling: args.scaling,
        timeZone: args.timeZone,
      },
      child,
    );

    this.executionRoleName = task.executionRoleName;
    this.taskRoleName = task.taskRoleName;
    this.logGroupNames = task.logGroupNames;
    this.targetGroupName = target?.targetGroupName;
    this.targetGroupArn = target?.targetGroupArn;
    this.targetGroupArnSuffix = target?.arnSuffix;
    this.registerOutputs({ serviceName: this.serviceName });
  }

  private target(name: string, args: ServiceArgs): ServiceTarget | undefined {
    const { routing, port } = args;
    return routing === undefined || port === undefined
      ? undefined
      : new ServiceTarget(name, { ...args, ...routing, port }, { parent: this });
  }

  /**
   * A record of each healthy task under `<service>.<product>.internal`. ECS tells Cloud Map of a task's health; without a custom health check
   * Cloud Map answers with tasks that start or stop as well ("Creating an AWS Cloud Map service health check", Cloud Map guide). It cannot
   * be added later. The threshold, which Cloud Map takes for 1 whatever it says, is the only thing by which the provider sends the check at
   * all (terraform-provider-aws #44285), though it deprecates it.
   */
  private discovery(name: string, args: ServiceArgs): aws.servicediscovery.Service | undefined {
    if (args.port === undefined) return undefined;
    return new aws.servicediscovery.Service(
      name,
      {
        name: args.service,
        description: `Tasks of ${this.serviceName}`,
        dnsConfig: {
          namespaceId: args.namespaceId,
          routingPolicy: "MULTIVALUE",
          dnsRecords: [{ type: "A", ttl: 10 }],
        },
        healthCheckCustomConfig: { failureThreshold: 1 },
        // ECS gives up its records a while after the service is gone.
        forceDestroy: true,
        tags: tagsFor(args.scope, args.service),
      },
      { parent: this },
    );
  }
}
