import * as pulumi from "@pulumi/pulumi";
import { Bucket } from "../data/bucket";
import { LOGS_COLD_AFTER_DAYS } from "../data/bucket-rules";
import { cloudFrontWriter, flowLogWriter, loadBalancerWriter, serverAccessWriter } from "../logging/delivery";
import { bucketName } from "../naming";
import type { Scope } from "../scope";

/** Where each writer's logs stand in the bucket. */
export const LOG_PREFIXES = {
  flow: "flow",
  cloudFront: "cloudfront",
  services: "services",
  loadBalancer: "load-balancer",
  s3: "s3/",
} as const;

export interface LogBucketsArgs {
  readonly scope: Scope;
  /** The environment's key for logs. */
  readonly keyArn: pulumi.Input<string>;
  /** Name of the load balancer that writes its access logs. @default none */
  readonly loadBalancer?: string;
  /** Whether a distribution writes its logs. @default false */
  readonly distribution?: boolean;
  /** Purposes of the environment's other buckets, whose access S3 logs. @default none */
  readonly served?: readonly string[];
}

/** Days that logs are kept in S3: a year, and a day of grace for whoever reads at its end. */
const EXPIRE_DAYS = 366;

/** The two buckets that an environment's logs end in: one under its own key, and one for the writers that know no key of ours. */
export class LogBuckets extends pulumi.ComponentResource {
  /** Flow logs, CloudFront, and what services write; under the environment's key. */
  readonly logs: Bucket;
  /** Access logs of the load balancer and of S3. */
  readonly access: Bucket;

  constructor(name: string, args: LogBucketsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:LogBuckets", name, {}, opts);
    const child = { parent: this };
    const { scope, loadBalancer } = args;
    const common = {
      scope,
      dataClass: "audit",
      expireDays: EXPIRE_DAYS,
      coldAfterDays: LOGS_COLD_AFTER_DAYS,
      service: "logging",
    } as const;
    const [access, logs] = [bucketName(scope, "access-logs"), bucketName(scope, "logs")];

    this.access = new Bucket(
      `${name}-access`,
      {
        ...common,
        purpose: "access-logs",
        encryption: "s3-managed",
        statements: [
          ...serverAccessWriter(
            scope.account,
            access,
            LOG_PREFIXES.s3,
            ["logs", ...(args.served ?? [])].map((purpose) => bucketName(scope, purpose)),
          ),
          ...(loadBalancer === undefined
            ? []
            : loadBalancerWriter(scope, access, LOG_PREFIXES.loadBalancer, loadBalancer)),
        ],
      },
      child,
    );
    this.logs = new Bucket(
      `${name}-logs`,
      {
        ...common,
        purpose: "logs",
        encryption: { keyArn: args.keyArn },
        accessLogsBucket: this.access.ready,
        statements: [
          ...flowLogWriter(scope, logs, LOG_PREFIXES.flow),
          ...(args.distribution === true ? cloudFrontWriter(scope.account, logs, LOG_PREFIXES.cloudFront) : []),
        ],
      },
      child,
    );
    this.registerOutputs({ logs: this.logs.bucketName, access: this.access.bucketName });
  }

  /** Where flow logs go, as their destination wants it. */
  get flowLogDestination(): pulumi.Output<string> {
    return pulumi.interpolate`${this.logs.readyArn}/${LOG_PREFIXES.flow}/`;
  }
}
