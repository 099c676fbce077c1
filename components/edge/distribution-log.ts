import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName, scopedName } from "../naming";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { globalScope } from "./global";

export interface DistributionLogArgs {
  readonly scope: Scope;
  /** Tells the logs of an environment's distributions apart. */
  readonly noun: "web" | "api";
  readonly distributionArn: pulumi.Input<string>;
  /** A bucket, in any region, whose policy admits the delivery. */
  readonly bucketArn: pulumi.Input<string>;
}

/**
 * The access log of a distribution, delivered by CloudWatch (v2) as JSON below `AWSLogs/<account>/CloudFront/`. The older logging would need
 * a bucket with access control lists. Cookies are not in it.
 */
export class DistributionLog extends pulumi.ComponentResource {
  constructor(name: string, args: DistributionLogArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:edge:DistributionLog", name, {}, opts);
    const child = { parent: this };
    const { region } = globalScope(args.scope);
    const chosen = fitName(scopedName(args.scope, `${args.noun}-access`), 60);
    const tags = tagsFor(args.scope, "edge");

    const source = new aws.cloudwatch.LogDeliverySource(
      `${name}-source`,
      { name: chosen, logType: "ACCESS_LOGS", resourceArn: args.distributionArn, region, tags },
      child,
    );
    const destination = new aws.cloudwatch.LogDeliveryDestination(
      `${name}-destination`,
      {
        name: chosen,
        outputFormat: "json",
        deliveryDestinationConfiguration: { destinationResourceArn: args.bucketArn },
        region,
        tags,
      },
      child,
    );
    new aws.cloudwatch.LogDelivery(
      `${name}-delivery`,
      {
        deliverySourceName: source.name,
        deliveryDestinationArn: destination.arn,
        s3DeliveryConfigurations: [
          { suffixPath: "{DistributionId}/{yyyy}/{MM}/{dd}/{HH}", enableHiveCompatiblePath: false },
        ],
        region,
        tags,
      },
      child,
    );
    this.registerOutputs({});
  }
}
