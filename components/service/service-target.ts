import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName, scopedName } from "../naming";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import type { RouteRule } from "./routes";

export interface ServiceTargetArgs {
  readonly scope: Scope;
  readonly service: string;
  readonly vpcId: pulumi.Input<string>;
  readonly port: number;
  readonly protocol: "http" | "grpc";
  /** Path that answers 200 when a task is well; of a gRPC service the method, which answers OK. */
  readonly healthPath: string;
  readonly listenerArn: pulumi.Input<string>;
  /** `app/<name>/<id>` */
  readonly loadBalancerArnSuffix: pulumi.Input<string>;
  readonly rules: readonly RouteRule[];
}

/** What the load balancer sends to a service, and the alarm that takes a bad deployment back. */
export class ServiceTarget extends pulumi.ComponentResource {
  /** The chosen name: at most 32 characters, as AWS admits. */
  readonly targetGroupName: string;
  /** The ARN, once the listener sends to it: ECS refuses a target group that no load balancer knows. */
  readonly targetGroupArn: pulumi.Output<string>;
  /** `targetgroup/<name>/<id>`, as metrics carry it. */
  readonly arnSuffix: pulumi.Output<string>;
  readonly alarmName: pulumi.Output<string>;

  constructor(name: string, args: ServiceTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:ServiceTarget", name, {}, opts);
    const child = { parent: this };
    const { scope, service, port, protocol } = args;
    const tags = tagsFor(scope, service);
    // Neither port nor protocol can be changed in place: another name lets the new group stand beside the old one.
    this.targetGroupName = fitName(
      scopedName(scope, service, String(port), ...(protocol === "grpc" ? ["grpc"] : [])),
      32,
    );

    const group = new aws.lb.TargetGroup(
      `${name}-group`,
      {
        name: this.targetGroupName,
        vpcId: args.vpcId,
        targetType: "ip",
        port,
        protocol: "HTTP",
        protocolVersion: protocol === "grpc" ? "GRPC" : "HTTP1",
        deregistrationDelay: 30,
        healthCheck: {
          enabled: true,
          path: args.healthPath,
          protocol: "HTTP",
          matcher: protocol === "grpc" ? "0" : "200",
          interval: 15,
          timeout: 5,
          healthyThreshold: 2,
          unhealthyThreshold: 3,
        },
        tags,
      },
      child,
    );
    const rules = args.rules.map(
      (rule) =>
        new aws.lb.ListenerRule(
          `${name}-rule-${rule.key}`,
          {
            listenerArn: args.listenerArn,
            priority: rule.priority,
            actions: [{ type: "forward", targetGroupArn: group.arn }],
            conditions: [
              ...(rule.hosts.length === 0 ? [] : [{ hostHeader: { values: [...rule.hosts] } }]),
              { pathPattern: { values: [rule.path] } },
            ],
            tags,
          },
          child,
        ),
    );
    const alarm = new aws.cloudwatch.MetricAlarm(
      `${name}-5xx`,
      {
        name: scopedName(scope, service, "target-5xx"),
        alarmDescription: `5 % of the requests to ${service} or more fail with 5xx: ECS takes a deployment in progress back`,
        // A few failures of a few requests say nothing.
        metricQueries: [
          metric("errors", "HTTPCode_Target_5XX_Count", group.arnSuffix, args.loadBalancerArnSuffix),
          metric("requests", "RequestCount", group.arnSuffix, args.loadBalancerArnSuffix),
          {
            id: "rate",
            label: "5xx, percent",
            expression: "IF(requests >= 20, 100 * FILL(errors, 0) / requests, 0)",
            returnData: true,
          },
        ],
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 5,
        evaluationPeriods: 2,
        treatMissingData: "notBreaching",
        tags,
      },
      child,
    );

    this.targetGroupArn = pulumi.all([group.arn, pulumi.all(rules.map((rule) => rule.arn))]).apply(([known]) => known);
    this.arnSuffix = group.arnSuffix;
    this.alarmName = alarm.name;
    this.registerOutputs({ targetGroupArn: this.targetGroupArn });
  }
}

function metric(
  id: string,
  metricName: string,
  targetGroup: pulumi.Input<string>,
  loadBalancer: pulumi.Input<string>,
): aws.types.input.cloudwatch.MetricAlarmMetricQuery {
  const dimensions = { TargetGroup: targetGroup, LoadBalancer: loadBalancer };
  return { id, metric: { namespace: "AWS/ApplicationELB", metricName, dimensions, period: 60, stat: "Sum" } };
}
