import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { scopedName } from "../naming";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { type Scaling, scalingPlan } from "./autoscaling";

export interface ServiceScalingArgs {
  readonly scope: Scope;
  readonly service: string;
  readonly clusterName: string;
  /** The name of the ECS service, once it is there. */
  readonly serviceName: pulumi.Input<string>;
  readonly scaling: Scaling;
  /** IANA name that schedules are read in. */
  readonly timeZone: string;
}

/** How many tasks a service has: what they hold on average, and changes by the clock. */
export class ServiceScaling extends pulumi.ComponentResource {
  constructor(name: string, args: ServiceScalingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:ServiceScaling", name, {}, opts);
    const child = { parent: this };
    const { scope, scaling } = args;
    const plan = scalingPlan(scaling);
    const scheduled = Object.keys(plan.schedule).length > 0;

    const target = new aws.appautoscaling.Target(
      `${name}-target`,
      {
        serviceNamespace: "ecs",
        scalableDimension: "ecs:service:DesiredCount",
        resourceId: pulumi.interpolate`service/${args.clusterName}/${args.serviceName}`,
        minCapacity: scaling.min,
        maxCapacity: scaling.max,
        tags: tagsFor(scope, args.service),
      },
      // A scheduled action changes the two: with a schedule these are what holds until it is first due, and never set back.
      { ...child, ...(scheduled ? { ignoreChanges: ["minCapacity", "maxCapacity"] } : {}) },
    );
    const { serviceNamespace, scalableDimension, resourceId } = target;
    for (const [key, { metric, percent }] of Object.entries(plan.tracking)) {
      new aws.appautoscaling.Policy(
        `${name}-hold-${key}`,
        {
          name: scopedName(scope, args.service, key),
          serviceNamespace,
          scalableDimension,
          resourceId,
          policyType: "TargetTrackingScaling",
          targetTrackingScalingPolicyConfiguration: {
            predefinedMetricSpecification: { predefinedMetricType: metric },
            targetValue: percent,
            // Seconds: quick to grow, slow to shrink.
            scaleOutCooldown: 60,
            scaleInCooldown: 300,
          },
        },
        child,
      );
    }
    for (const [key, { expression, min, max }] of Object.entries(plan.schedule)) {
      new aws.appautoscaling.ScheduledAction(
        `${name}-at-${key}`,
        {
          name: scopedName(scope, args.service, key),
          serviceNamespace,
          scalableDimension,
          resourceId,
          schedule: expression,
          timezone: args.timeZone,
          scalableTargetAction: { minCapacity: min, maxCapacity: max },
        },
        child,
      );
    }
    this.registerOutputs({});
  }
}
