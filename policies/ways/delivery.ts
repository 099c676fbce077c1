import type { View } from "../kernel/graph";
import { regionOf } from "../views/named";
import { accountIn } from "../views/rights";

const DELIVERY = "delivery.logs.amazonaws.com";

interface Written {
  /** What is written, in words: `the flow log`. */
  readonly words: string;
  /** The service of AWS that writes, as itself. */
  readonly writer: string;
  /** The thing that it writes for: what the call carries as `aws:SourceArn`. */
  readonly source: string;
}

export interface BucketDelivery extends Written {
  readonly to: "bucket";
  readonly bucket: string;
  /** Key of an object that it writes. */
  readonly object: string;
  /** Whether it first asks for the bucket's ACL, and hands the object to the bucket's owner. */
  readonly asksAcl: boolean;
}

export interface GroupDelivery extends Written {
  readonly to: "log group";
  /** Name of the log group. */
  readonly group: string;
}

const readers: Readonly<
  Record<string, (view: View, account: string, region: string) => BucketDelivery | GroupDelivery | undefined>
> = {
  // VPC guide, flow-logs-s3-permissions.
  "aws:ec2/flowLog:FlowLog": (view, account, region) => {
    const [bucket, prefix] = placeIn(view.text("logDestination"));
    return bucket === undefined || view.text("logDestinationType") !== "s3"
      ? undefined
      : {
          to: "bucket",
          words: "the flow log",
          writer: DELIVERY,
          source: `arn:aws:logs:${region}:${account}:*`,
          bucket,
          object: `${below(prefix)}AWSLogs/${account}/vpcflowlogs/${region}/log`,
          asksAcl: true,
        };
  },
  // Application Load Balancer guide, enable-access-logging.
  "aws:lb/loadBalancer:LoadBalancer": (view, account, region) => {
    const bucket = view.flag("accessLogs.enabled") === true ? view.text("accessLogs.bucket") : undefined;
    return bucket === undefined
      ? undefined
      : {
          to: "bucket",
          words: "the access log of the load balancer",
          writer: "logdelivery.elasticloadbalancing.amazonaws.com",
          source: `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/${view.text("name") ?? ""}/1`,
          bucket,
          object: `${below(view.text("accessLogs.prefix"))}AWSLogs/${account}/elasticloadbalancing/${region}/log`,
          asksAcl: false,
        };
  },
  // S3 guide, enable-server-access-logging.
  "aws:s3/bucketLogging:BucketLogging": (view) => {
    const bucket = view.text("targetBucket");
    return bucket === undefined
      ? undefined
      : {
          to: "bucket",
          words: `the access log of ${view.text("bucket") ?? "a bucket"}`,
          writer: "logging.s3.amazonaws.com",
          source: `arn:aws:s3:::${view.text("bucket") ?? ""}`,
          bucket,
          object: `${view.text("targetPrefix") ?? ""}log`,
          asksAcl: false,
        };
  },
  // CloudFront guide, standard-logging (version 2), and CloudWatch Logs guide, AWS-logs-infrastructure-V2-S3.
  "aws:cloudwatch/logDelivery:LogDelivery": (view, account, region) => {
    const destination = view.graph.target(
      view,
      "deliveryDestinationArn",
      "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
    );
    const [bucket, prefix] = placeIn(destination?.text("deliveryDestinationConfiguration.destinationResourceArn"));
    return bucket === undefined
      ? undefined
      : {
          to: "bucket",
          words: `the log delivery ${view.text("deliverySourceName") ?? ""}`,
          writer: DELIVERY,
          source: `arn:aws:logs:${region}:${account}:delivery-source:${view.text("deliverySourceName") ?? ""}`,
          bucket,
          object: `${below(prefix)}log`,
          asksAcl: false,
        };
  },
  // WAF guide, logging-cw-logs.
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": (view, account, region) => {
    const group = groupIn(view.texts("logDestinationConfigs")[0]);
    return group === undefined
      ? undefined
      : {
          to: "log group",
          words: "the log of the web ACL",
          writer: DELIVERY,
          source: `arn:aws:logs:${region}:${account}:*`,
          group,
        };
  },
  // Route 53 guide, query-logs.
  "aws:route53/queryLog:QueryLog": (view) => {
    const group = groupIn(view.text("cloudwatchLogGroupArn"));
    return group === undefined
      ? undefined
      : {
          to: "log group",
          words: "the query log of the zone",
          writer: "route53.amazonaws.com",
          source: "arn:aws:route53:::hostedzone/any",
          group,
        };
  },
};

/** The types that have AWS write a log. */
export const deliverers: readonly string[] = Object.keys(readers);

/** What AWS writes for a resource, and where; undefined where it writes nothing, or to where another stack's proof looks. */
export function deliveryOf(view: View): BucketDelivery | GroupDelivery | undefined {
  return readers[view.type]?.(view, accountIn(view), regionOf(view) ?? "");
}

/** The bucket and the prefix that an ARN of S3 names. */
function placeIn(arn: string | undefined): readonly [bucket?: string, prefix?: string] {
  const [, bucket, prefix] = /^arn:aws:s3:::([^/]+)\/?(.*)$/.exec(arn ?? "") ?? [];
  return bucket === undefined ? [] : [bucket, prefix ?? ""];
}

function groupIn(arn: string | undefined): string | undefined {
  return /:log-group:([^:]+)/.exec(arn ?? "")?.[1];
}

function below(prefix = ""): string {
  return prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`;
}
