import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName } from "../naming";
import { refuse } from "../refuse";
import { isProduction, type Scope } from "../scope";
import { tagsFor } from "../tags";

export interface LoadBalancerArgs {
  readonly scope: Scope;
  readonly vpcId: pulumi.Input<string>;
  /** Private subnets by zone letter, two at the least. */
  readonly subnetIds: Readonly<Record<string, pulumi.Input<string>>>;
  /** The validated certificate of the environment's domain, in this region. */
  readonly certificateArn: pulumi.Input<string>;
  /** AWS's managed prefix list of CloudFront's origin-facing addresses: `pl-…`. */
  readonly cloudFrontPrefixListId: string;
  /** The SSE-S3 bucket of access logs, once its policy admits the load balancer. */
  readonly accessLogsBucket: pulumi.Input<string>;
  /** Key prefix in the bucket, without a slash at either end. */
  readonly accessLogsPrefix: string;
  /** Seconds that a connection may be silent, 1 to 4000. @default 60 */
  readonly idleTimeoutSeconds?: number;
}

/**
 * The internal load balancer that CloudFront reaches as a VPC origin, and nothing else from outside. It listens to HTTPS alone: people who come by
 * HTTP are redirected by CloudFront, and its group admits no other port. A request that no service's rule takes is answered with 404.
 */
export class LoadBalancer extends pulumi.ComponentResource {
  /** The chosen name: at most 32 characters, as AWS admits. */
  readonly loadBalancerName: string;
  readonly loadBalancerArn: pulumi.Output<string>;
  /** `app/<name>/<id>`, as metrics carry it. */
  readonly arnSuffix: pulumi.Output<string>;
  readonly dnsName: pulumi.Output<string>;
  readonly zoneId: pulumi.Output<string>;
  /** The listener of HTTPS, where services put their rules. */
  readonly listenerArn: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: LoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:LoadBalancer", name, {}, opts);
    const child = { parent: this };
    check(name, args);
    const { scope } = args;
    const tags = tagsFor(scope, "load-balancer", { Name: name });
    this.loadBalancerName = fitName(name, 32);

    const group = new aws.ec2.SecurityGroup(
      `${name}-security-group`,
      { vpcId: args.vpcId, description: `Load balancer ${name}`, tags },
      child,
    );
    // CloudFront asks by HTTPS alone. The list counts as 55 of the 60 rules that a group may have, so that one rule is all there is room for.
    new aws.vpc.SecurityGroupIngressRule(
      `${name}-cloudfront-in`,
      {
        securityGroupId: group.id,
        description: "HTTPS from CloudFront",
        prefixListId: args.cloudFrontPrefixListId,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        tags,
      },
      child,
    );
    const balancer = new aws.lb.LoadBalancer(
      `${name}-load-balancer`,
      {
        name: this.loadBalancerName,
        loadBalancerType: "application",
        internal: true,
        subnets: Object.values(args.subnetIds),
        securityGroups: [group.id],
        accessLogs: { enabled: true, bucket: args.accessLogsBucket, prefix: args.accessLogsPrefix },
        enableDeletionProtection: isProduction(scope),
        dropInvalidHeaderFields: true,
        desyncMitigationMode: "defensive",
        enableHttp2: true,
        idleTimeout: args.idleTimeoutSeconds ?? 60,
        tags,
      },
      child,
    );
    const https = new aws.lb.Listener(
      `${name}-https`,
      {
        loadBalancerArn: balancer.arn,
        port: 443,
        protocol: "HTTPS",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        certificateArn: args.certificateArn,
        defaultActions: [
          {
            type: "fixed-response",
            fixedResponse: { statusCode: "404", contentType: "text/plain", messageBody: "Not found" },
          },
        ],
        tags,
      },
      child,
    );
    this.loadBalancerArn = balancer.arn;
    this.arnSuffix = balancer.arnSuffix;
    this.dnsName = balancer.dnsName;
    this.zoneId = balancer.zoneId;
    this.listenerArn = https.arn;
    this.securityGroupId = group.id;
    this.registerOutputs({ loadBalancerArn: this.loadBalancerArn, dnsName: this.dnsName });
  }
}

function check(name: string, { subnetIds, idleTimeoutSeconds = 60, cloudFrontPrefixListId }: LoadBalancerArgs): void {
  const zones = Object.keys(subnetIds);
  refuse(`load balancer ${name}`, [
    ...(zones.length >= 2
      ? []
      : [{ path: "subnetIds", value: zones, allowed: "subnets in two zones or more", fix: "add a zone" }]),
    ...(idleTimeoutSeconds >= 1 && idleTimeoutSeconds <= 4000
      ? []
      : [{ path: "idleTimeoutSeconds", value: idleTimeoutSeconds, allowed: "1 to 4000 seconds", fix: "change it" }]),
    ...(/^pl-[0-9a-f]{8,17}$/.test(cloudFrontPrefixListId)
      ? []
      : [{ path: "cloudFrontPrefixListId", value: cloudFrontPrefixListId, allowed: "pl-…", fix: "take the region's" }]),
  ]);
}
