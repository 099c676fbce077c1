import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName, scopedName } from "../naming";
import { type Problem, refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { distributionInputs } from "./distribution-inputs";
import { DistributionLog } from "./distribution-log";
import { DistributionPolicies } from "./distribution-policies";
import type { ErrorFormat } from "./maintenance-html";

export interface DistributionArgs {
  readonly scope: Scope;
  /** Public names, each in the zone and in the certificate, by the format in which they answer while the product does not. One or more in all. */
  readonly domains: Readonly<Record<ErrorFormat, readonly string[]>>;
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
  /** ARN of the bucket of access logs. */
  readonly logsBucketArn: pulumi.Input<string>;
}

/**
 * The only way in: a distribution before the internal load balancer, which nothing else can reach. CloudFront has one error page a code for a whole
 * distribution and runs no function for an answer of 400 or more, nor when it fetches that page; a host that programs call therefore has a second
 * distribution, alike in all but its names and its page.
 */
export class Distribution extends pulumi.ComponentResource {
  constructor(name: string, args: DistributionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:edge:Distribution", name, {}, opts);
    const child = { parent: this };
    refuse(`distribution ${name}`, problemsOf(args));
    const { scope, domains, cachedPaths = [], originTimeoutSeconds = 60 } = args;
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
    const shared = {
      certificateArn: args.certificateArn,
      webAclArn: args.webAclArn,
      loadBalancerDnsName: args.loadBalancerDnsName,
      vpcOriginId: vpcOrigin.id,
      originTimeoutSeconds,
      maintenanceDomainName: args.maintenanceDomainName,
      originAccessId: originAccess.id,
      headersPolicyId: policies.responseHeadersPolicyId,
      assetsPolicyId: policies.assetsCachePolicyId,
      cachedPaths,
      tags,
    };
    const comment = `${scope.product} ${scope.environment}`;
    const pages =
      domains.html.length === 0
        ? []
        : [
            new aws.cloudfront.Distribution(
              `${name}-distribution`,
              distributionInputs(comment, domains.html, "html", shared),
              child,
            ),
          ];
    // One after the other: a name that moves to the second has left the first by then, since no two distributions may have it.
    const apis =
      domains.json.length === 0
        ? []
        : [
            new aws.cloudfront.Distribution(
              `${name}-api-distribution`,
              distributionInputs(`${comment} API`, domains.json, "json", shared),
              { ...child, dependsOn: pages },
            ),
          ];

    for (const { arn } of pages) {
      new DistributionLog(
        `${name}-log`,
        { scope, noun: "web", distributionArn: arn, bucketArn: args.logsBucketArn },
        child,
      );
    }
    for (const { arn } of apis) {
      new DistributionLog(
        `${name}-api-log`,
        { scope, noun: "api", distributionArn: arn, bucketArn: args.logsBucketArn },
        child,
      );
    }
    const lead = (distribution: aws.cloudfront.Distribution, names: readonly string[]): void => {
      for (const domain of names) {
        for (const type of ["A", "AAAA"] as const) {
          const { domainName, hostedZoneId } = distribution;
          new aws.route53.Record(
            `${name}-${domain}-${type.toLowerCase()}`,
            {
              zoneId: args.zoneId,
              name: domain,
              type,
              aliases: [{ name: domainName, zoneId: hostedZoneId, evaluateTargetHealth: false }],
            },
            child,
          );
        }
      }
    };
    for (const distribution of pages) lead(distribution, domains.html);
    for (const distribution of apis) lead(distribution, domains.json);
    this.registerOutputs({});
  }
}

function problemsOf({ domains, cachedPaths = [], originTimeoutSeconds = 60 }: DistributionArgs): Problem[] {
  const problems: Problem[] = [];
  const all = [...domains.html, ...domains.json];
  if (all.length === 0 || new Set(all).size !== all.length) {
    const allowed = "one domain or more, each once";
    problems.push({ path: "domains", value: all, allowed, fix: "name the domains that the product is reached at" });
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
