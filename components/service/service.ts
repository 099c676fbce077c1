import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { tagsFor } from "../tags";
import type { ServiceArgs } from "./service-args";
import { ServiceScaling } from "./service-scaling";
import { ServiceTarget } from "./service-target";
import { ServiceTask } from "./service-task";

/**
 * One service on ECS Fargate, deployed in place. The deploy tool owns which image runs and autoscaling how many tasks; everything else is
 * this program's: its newest task definition is what the tool takes as the pattern of its next one.
 */
export class Service extends pulumi.ComponentResource {
  readonly clusterName: string;
  /** The chosen ECS name, for documents. */
  readonly serviceName: string;
  /** The ARN over the chosen names, for documents. */
  readonly serviceArn: string;
  /** The chosen family of its task definitions, for documents. */
  readonly family: string;
  readonly executionRoleName: string;
  readonly taskRoleName: string;
  /** What the application prints, and what its log router says of itself. */
  readonly logGroupNames: { readonly application: string; readonly router: string };
  readonly securityGroupId: pulumi.Output<string>;
  /** The chosen name; undefined without a route, like the two below. */
  readonly targetGroupName: string | undefined;
  readonly targetGroupArn: pulumi.Output<string> | undefined;
  readonly targetGroupArnSuffix: pulumi.Output<string> | undefined;

  constructor(name: string, args: ServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:Service", name, {}, opts);
    const child = { parent: this };
    const { scope, service } = args;
    this.clusterName = args.cluster.clusterName;
    this.serviceName = name;
    this.serviceArn = arn.service(scope, this.clusterName, name);
    this.family = name;

    const task = new ServiceTask(`${name}-task`, { ...args, family: this.family }, child);
    const group = new aws.ec2.SecurityGroup(
      `${name}-security-group`,
      { vpcId: args.vpcId, description: `Tasks of ${name}`, tags: tagsFor(scope, service, { Name: name }) },
      child,
    );
    new aws.vpc.SecurityGroupEgressRule(
      `${name}-https-out`,
      {
        securityGroupId: group.id,
        description: "HTTPS to AWS and to the internet",
        cidrIpv4: "0.0.0.0/0",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        tags: tagsFor(scope, service),
      },
      child,
    );
    const target = this.target(`${name}-target`, args);
    const discovery = this.discovery(`${name}-discovery`, args);
    const ecs = new aws.ecs.Service(
      `${name}-service`,
      {
        name,
        cluster: args.cluster.clusterArn,
        taskDefinition: task.taskDefinitionArn,
        desiredCount: args.scaling.min,
        capacityProviderStrategies: [{ capacityProvider: args.cluster.capacityProvider, weight: 1 }],
        networkConfiguration: {
          subnets: Object.values(args.subnetIds),
          securityGroups: [group.id],
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
        // Not waited for: that a later deployment fails is for its tool and for the monitors to tell, and no reason to stop this program.
        waitForSteadyState: false,
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
      { ...child, ignoreChanges: ["taskDefinition", "desiredCount"] },
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
    this.securityGroupId = group.id;
    this.targetGroupName = target?.targetGroupName;
    this.targetGroupArn = target?.targetGroupArn;
    this.targetGroupArnSuffix = target?.arnSuffix;
    this.registerOutputs({ serviceName: this.serviceName, securityGroupId: this.securityGroupId });
  }

  private target(name: string, args: ServiceArgs): ServiceTarget | undefined {
    const { routing, port } = args;
    return routing === undefined || port === undefined
      ? undefined
      : new ServiceTarget(name, { ...args, ...routing, port }, { parent: this });
  }

  /**
   * A record of each task under `<service>.<product>.internal`. Without a custom health check, which the provider sends only by an input
   * that it deprecates: ECS takes a task's record away when it stops the task.
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
        // ECS gives up its records a while after the service is gone.
        forceDestroy: true,
        tags: tagsFor(args.scope, args.service),
      },
      { parent: this },
    );
  }
}
