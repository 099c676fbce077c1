import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName, scopedName } from "../naming";
import { type Problem, refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { dynamicBehavior, LOAD_BALANCER, MAINTENANCE, orderedBehaviors } from "./behaviors";
import { DistributionLog } from "./distribution-log";
import { DistributionPolicies } from "./distribution-policies";
import { type ErrorFormat, maintenancePath } from "./maintenance-html";

export interface DistributionArgs {
  readonly scope: Scope;
  /** Public names, each in the zone and in the certificate. */
  readonly domains: readonly string[];
  readonly zoneId: pulumi.Input<string>;
  /** In us-east-1. */
  readonly certificateArn: pulumi.Input<string>;
  readonly webAclArn: pulumi.Input<string>;
  /** An internal load balancer with an HTTPS listener whose certificate holds `domains`. Its group admits CloudFront's prefix list. */
  readonly loadBalancerArn: pulumi.Input<string>;
  readonly loadBalancerDnsName: pulumi.Input<string>;
  /** Path patterns whose answers are cached; at most 20. @default none */
  readonly cachedPaths?: readonly string[];
  /** Seconds that the product may take to begin an answer, 1 to 120. @default 60 */
  readonly originTimeoutSeconds?: number;
  /** Regional domain name of the bucket with the maintenance page. */
  readonly maintenanceDomainName: pulumi.Input<string>;
  /**
   * Whom the error page speaks to. CloudFront has one page for a distribution, whatever was asked for: a product that only has an API says
   * "json". @default "html"
   */
  readonly errorFormat?: ErrorFormat;
  /** ARN of the bucket of access logs. */
  readonly logsBucketArn: pulumi.Input<string>;
}

/** The only way in: a distribution before the internal load balancer, which nothing else can reach. */
export class Distribution extends pulumi.ComponentResource {
  readonly distributionId: pulumi.Output<string>;
  readonly distributionArn: pulumi.Output<string>;
  /** `<id>.cloudfront.net` */
  readonly domainName: pulumi.Output<string>;

  constructor(name: string, args: DistributionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:edge:Distribution", name, {}, opts);
    const child = { parent: this };
    refuse(`distribution ${name}`, problemsOf(args));
    const { scope, cachedPaths = [], originTimeoutSeconds = 60, errorFormat = "html" } = args;
    const tags = tagsFor(scope, "edge");
    const chosen = fitName(scopedName(scope, "web"), 60);

    const vpcOrigin = new aws.cloudfront.VpcOrigin(
      `${name}-vpc-origin`,
      {
        vpcOriginEndpointConfig: {
          name: chosen,
          arn: args.loadBalancerArn,
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: "https-only",
          originSslProtocols: { items: ["TLSv1.2"], quantity: 1 },
        },
        tags,
      },
      child,
    );
    const originAccess = new aws.cloudfront.OriginAccessControl(
      `${name}-origin-access`,
      {
        name: chosen,
        description: `Maintenance page of ${scope.product}, ${scope.environment}`,
        originAccessControlOriginType: "s3",
        signingBehavior: "always",
        signingProtocol: "sigv4",
      },
      child,
    );
    const policies = new DistributionPolicies(`${name}-policies`, { scope }, child);
    const distribution = new aws.cloudfront.Distribution(
      `${name}-distribution`,
      {
        comment: `${scope.product} ${scope.environment}`,
        enabled: true,
        aliases: [...args.domains],
        httpVersion: "http2and3",
        isIpv6Enabled: true,
        // Asia, Europe and North America.
        priceClass: "PriceClass_200",
        webAclId: args.webAclArn,
        origins: [
          {
            originId: LOAD_BALANCER,
            domainName: args.loadBalancerDnsName,
            vpcOriginConfig: {
              vpcOriginId: vpcOrigin.id,
              originReadTimeout: originTimeoutSeconds,
              originKeepaliveTimeout: 60,
            },
          },
          {
            originId: MAINTENANCE,
            domainName: args.maintenanceDomainName,
            originAccessControlId: originAccess.id,
          },
        ],
        defaultCacheBehavior: dynamicBehavior(policies.responseHeadersPolicyId),
        orderedCacheBehaviors: orderedBehaviors(
          cachedPaths,
          policies.responseHeadersPolicyId,
          policies.assetsCachePolicyId,
        ),
        customErrorResponses: [502, 503, 504].map((errorCode) => ({
          errorCode,
          responseCode: errorCode,
          responsePagePath: maintenancePath(errorFormat),
          // Seconds: short, so that the page goes when the product is back.
          errorCachingMinTtl: 5,
        })),
        viewerCertificate: {
          acmCertificateArn: args.certificateArn,
          minimumProtocolVersion: "TLSv1.2_2021",
          sslSupportMethod: "sni-only",
        },
        restrictions: { geoRestriction: { restrictionType: "none" } },
        tags,
      },
      child,
    );
    new DistributionLog(
      `${name}-log`,
      { scope, distributionArn: distribution.arn, bucketArn: args.logsBucketArn },
      child,
    );
    for (const domain of args.domains) {
      for (const type of ["A", "AAAA"] as const) {
        new aws.route53.Record(
          `${name}-${domain}-${type.toLowerCase()}`,
          {
            zoneId: args.zoneId,
            name: domain,
            type,
            aliases: [
              { name: distribution.domainName, zoneId: distribution.hostedZoneId, evaluateTargetHealth: false },
            ],
          },
          child,
        );
      }
    }

    this.distributionId = distribution.id;
    this.distributionArn = distribution.arn;
    this.domainName = distribution.domainName;
    this.registerOutputs({ distributionId: this.distributionId, domainName: this.domainName });
  }
}

function problemsOf({ domains, cachedPaths = [], originTimeoutSeconds = 60 }: DistributionArgs): Problem[] {
  const problems: Problem[] = [];
  if (domains.length === 0) {
    const allowed = "one domain or more";
    problems.push({ path: "domains", value: domains, allowed, fix: "name the domain that the product is reached at" });
  }
  for (const path of cachedPaths.filter((each) => !/^\/[A-Za-z0-9_\-.*$/~"'@:+?&]{0,254}$/.test(each))) {
    const allowed = "a path pattern that begins with /";
    problems.push({ path: "cachedPaths", value: path, allowed, fix: "write it as /assets/*" });
  }
  if (cachedPaths.length > 20 || new Set(cachedPaths).size !== cachedPaths.length) {
    const allowed = "at most 20 patterns, each once";
    problems.push({ path: "cachedPaths", value: cachedPaths, allowed, fix: "join patterns" });
  }
  if (!Number.isInteger(originTimeoutSeconds) || originTimeoutSeconds < 1 || originTimeoutSeconds > 120) {
    const fix = "answer sooner, and work on in a worker";
    problems.push({ path: "originTimeoutSeconds", value: originTimeoutSeconds, allowed: "1 to 120", fix });
  }
  return problems;
}
