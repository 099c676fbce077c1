import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { dynamicBehavior, LOAD_BALANCER, MAINTENANCE, orderedBehaviors } from "./behaviors";
import { type ErrorFormat, maintenancePath } from "./maintenance-html";

/** What the distributions of an environment share. */
export interface Shared {
  readonly certificateArn: pulumi.Input<string>;
  readonly webAclArn: pulumi.Input<string>;
  readonly loadBalancerDnsName: pulumi.Input<string>;
  readonly vpcOriginId: pulumi.Input<string>;
  readonly originTimeoutSeconds: number;
  readonly maintenanceDomainName: pulumi.Input<string>;
  readonly originAccessId: pulumi.Input<string>;
  readonly headersPolicyId: pulumi.Input<string>;
  readonly assetsPolicyId: pulumi.Input<string>;
  readonly cachedPaths: readonly string[];
  readonly tags: Record<string, string>;
}

/** A distribution of some domains, which answers in one format while the product does not answer. */
export function distributionInputs(
  comment: string,
  domains: readonly string[],
  format: ErrorFormat,
  shared: Shared,
): aws.cloudfront.DistributionArgs {
  return {
    comment,
    enabled: true,
    aliases: [...domains],
    httpVersion: "http2and3",
    isIpv6Enabled: true,
    // Asia, Europe and North America.
    priceClass: "PriceClass_200",
    webAclId: shared.webAclArn,
    origins: [
      {
        originId: LOAD_BALANCER,
        domainName: shared.loadBalancerDnsName,
        vpcOriginConfig: {
          vpcOriginId: shared.vpcOriginId,
          originReadTimeout: shared.originTimeoutSeconds,
          // Less than the load balancer's 60: who stands further out lets a silent connection go first.
          originKeepaliveTimeout: 55,
        },
      },
      { originId: MAINTENANCE, domainName: shared.maintenanceDomainName, originAccessControlId: shared.originAccessId },
    ],
    defaultCacheBehavior: dynamicBehavior(shared.headersPolicyId),
    orderedCacheBehaviors: orderedBehaviors(shared.cachedPaths, shared.headersPolicyId, shared.assetsPolicyId),
    customErrorResponses: [502, 503, 504].map((errorCode) => ({
      errorCode,
      responseCode: errorCode,
      responsePagePath: maintenancePath(format),
      // Seconds: short, so that the page goes when the product is back.
      errorCachingMinTtl: 5,
    })),
    viewerCertificate: {
      acmCertificateArn: shared.certificateArn,
      minimumProtocolVersion: "TLSv1.2_2021",
      sslSupportMethod: "sni-only",
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    tags: shared.tags,
  };
}
