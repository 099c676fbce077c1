import { balanced, CERTIFICATE, certificate, VALIDATION, vpc, ZONE } from "./given";
import type { Case, Inputs, Thing } from "./things";

const RECORD = "aws:route53/record:Record";
const ACL = "aws:wafv2/webAcl:WebAcl";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const zone: Thing = [ZONE, "zone", { name: "shine.example.com" }];
const record: Inputs = { zoneId: "@zone", name: "www.shine.example.com", type: "A", ttl: 60, records: ["192.0.2.1"] };
const visibility = { cloudwatchMetricsEnabled: true, metricName: "m", sampledRequestsEnabled: true };
const acl: Inputs = {
  name: "x",
  scope: "CLOUDFRONT",
  region: "us-east-1",
  defaultAction: { allow: {} },
  visibilityConfig: visibility,
};
const behavior = {
  targetOriginId: "one",
  viewerProtocolPolicy: "redirect-to-https",
  allowedMethods: ["GET", "HEAD"],
  cachedMethods: ["GET", "HEAD"],
  cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
};
const distribution: Inputs = {
  enabled: true,
  origins: [{ originId: "one", domainName: "a.example.com" }],
  defaultCacheBehavior: behavior,
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { acmCertificateArn: "@global", sslSupportMethod: "sni-only" },
};
const issued = [...certificate("global", "us-east-1"), ...certificate("local", "ap-northeast-1")];

/** A rule of as many paths as said, each of 12 capacity units. */
const looking = (count: number) => ({
  name: "paths",
  priority: 1,
  action: { block: {} },
  visibilityConfig: visibility,
  statement: {
    orStatement: {
      statements: Array.from({ length: count }, (_, index) => ({
        byteMatchStatement: {
          fieldToMatch: { uriPath: {} },
          positionalConstraint: "STARTS_WITH",
          searchString: `/${index}`,
          textTransformations: [{ priority: 0, type: "URL_DECODE" }],
        },
      })),
    },
  },
});

export const edgeCases: readonly Case[] = [
  {
    refuses: "a web ACL of more than 5,000 capacity units",
    ask: [ACL, "x", { ...acl, rules: [looking(417)] }],
    but: { rules: [looking(416)] },
    error: "WAFLimitsExceededException",
  },
  {
    refuses: "a record twice",
    given: [zone, [RECORD, "there", record]],
    ask: [RECORD, "x", { ...record, name: "WWW" }],
    but: { name: "api" },
    error: "InvalidChangeBatch",
  },
  {
    refuses: "a CNAME at the zone's own name",
    given: [zone],
    ask: [RECORD, "x", { ...record, name: "shine.example.com", type: "CNAME" }],
    but: { name: "a.shine.example.com" },
    error: "InvalidChangeBatch",
  },
  {
    refuses: "a CNAME beside another record",
    given: [zone, [RECORD, "there", record]],
    ask: [RECORD, "x", { ...record, type: "CNAME" }],
    but: { type: "AAAA" },
    error: "InvalidChangeBatch",
  },
  {
    refuses: "a ttl beside an alias",
    given: [zone],
    ask: [
      RECORD,
      "x",
      { ...record, records: undefined, aliases: [{ name: "a", zoneId: "b", evaluateTargetHealth: false }] },
    ],
    but: { ttl: undefined },
    error: "InvalidChangeBatch",
  },
  {
    refuses: "a record that says nothing",
    given: [zone],
    ask: [RECORD, "x", { ...record, records: [] }],
    but: { records: ["192.0.2.1"] },
    error: "InvalidChangeBatch",
  },
  {
    refuses: "a CNAME that leads to two",
    given: [zone],
    ask: [RECORD, "x", { ...record, type: "CNAME", records: ["a.example.com", "b.example.com"] }],
    but: { records: ["a.example.com"] },
    error: "InvalidChangeBatch",
  },
  {
    refuses: "a record in no zone",
    given: [zone],
    ask: [RECORD, "x", { ...record, zoneId: "Z0" }],
    but: { zoneId: "@zone" },
    error: "NoSuchHostedZone",
  },
  {
    refuses: "a private zone twice in a VPC",
    given: [vpc, [ZONE, "there", { name: "shine.internal", vpcs: [{ vpcId: "@vpc" }] }]],
    ask: [ZONE, "x", { name: "shine.internal", vpcs: [{ vpcId: "@vpc" }] }],
    but: { vpcs: [] },
    error: "ConflictingDomainExists",
  },
  {
    refuses: "a certificate for no domain",
    ask: ["aws:acm/certificate:Certificate", "x", { domainName: "shine example", validationMethod: "DNS" }],
    but: { domainName: "*.shine.example.com" },
    error: "ValidationException",
  },
  {
    refuses: "to wait for a certificate of which a name is not proved",
    given: [
      [
        CERTIFICATE,
        "two",
        {
          domainName: "shine.example.com",
          subjectAlternativeNames: ["*.shine.example.com", "api.shine.example.com"],
          validationMethod: "DNS",
        },
      ],
    ],
    ask: [VALIDATION, "x", { certificateArn: "@two", validationRecordFqdns: ["_a.shine.example.com"] }],
    but: { validationRecordFqdns: ["_a.shine.example.com", "_b.api.shine.example.com"] },
    error: "missing DNS validation record",
  },
  {
    refuses: "CloudFront's certificate of another region",
    given: issued,
    ask: [DISTRIBUTION, "x", { ...distribution, viewerCertificate: { acmCertificateArn: "@local" } }],
    but: { viewerCertificate: { acmCertificateArn: "@global" } },
    error: "InvalidViewerCertificate",
  },
  {
    refuses: "an alias that the certificate does not cover",
    given: issued,
    ask: [DISTRIBUTION, "x", { ...distribution, aliases: ["www.shine.example.com"] }],
    but: { aliases: ["shine.example.com"] },
    error: "InvalidViewerCertificate",
  },
  {
    refuses: "an alias that another distribution has",
    given: [...issued, [DISTRIBUTION, "there", { ...distribution, aliases: ["shine.example.com"] }]],
    ask: [DISTRIBUTION, "x", { ...distribution, aliases: ["shine.example.com"] }],
    but: { aliases: [] },
    error: "CNAMEAlreadyExists",
  },
  {
    refuses: "a behaviour of no origin",
    given: issued,
    ask: [DISTRIBUTION, "x", { ...distribution, defaultCacheBehavior: { ...behavior, targetOriginId: "two" } }],
    but: { defaultCacheBehavior: behavior },
    error: "NoSuchOrigin",
  },
  {
    refuses: "a behaviour that caches by a policy which nobody made",
    given: [
      ...issued,
      [
        "aws:cloudfront/cachePolicy:CachePolicy",
        "assets",
        { name: "assets", parametersInCacheKeyAndForwardedToOrigin: {} },
      ],
    ],
    ask: [DISTRIBUTION, "x", { ...distribution, orderedCacheBehaviors: [{ ...behavior, cachePolicyId: "stranger" }] }],
    but: { orderedCacheBehaviors: [{ ...behavior, cachePolicyId: "@assets" }] },
    error: "NoSuchCachePolicy",
  },
  {
    refuses: "a behaviour with headers which nobody made",
    given: issued,
    ask: [
      DISTRIBUTION,
      "x",
      { ...distribution, defaultCacheBehavior: { ...behavior, responseHeadersPolicyId: "stranger" } },
    ],
    but: { defaultCacheBehavior: behavior },
    error: "NoSuchResponseHeadersPolicy",
  },
  {
    refuses: "an error page without its code",
    given: issued,
    ask: [
      DISTRIBUTION,
      "x",
      { ...distribution, customErrorResponses: [{ errorCode: 503, responsePagePath: "/503.html" }] },
    ],
    but: { customErrorResponses: [{ errorCode: 503, responsePagePath: "/503.html", responseCode: 503 }] },
    error: "InvalidArgument",
  },
  {
    refuses: "a regional web ACL before CloudFront",
    given: [
      ...issued,
      [ACL, "regional", { ...acl, name: "r", scope: "REGIONAL", region: undefined }],
      [ACL, "worldwide", acl],
    ],
    ask: [DISTRIBUTION, "x", { ...distribution, webAclId: "arn:@regional" }],
    but: { webAclId: "arn:@worldwide" },
    error: "InvalidWebACLId",
  },
  {
    refuses: "a VPC origin that the internet reaches",
    given: [...balanced, ["aws:lb/loadBalancer:LoadBalancer", "public", { name: "public", subnets: ["@a", "@c"] }]],
    ask: [
      "aws:cloudfront/vpcOrigin:VpcOrigin",
      "x",
      {
        vpcOriginEndpointConfig: {
          name: "x",
          arn: "@public",
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: "https-only",
        },
      },
    ],
    but: {
      vpcOriginEndpointConfig: {
        name: "x",
        arn: "@balancer",
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "https-only",
      },
    },
    error: "InvalidArgument",
  },
  {
    refuses: "logs of a distribution outside of us-east-1",
    ask: [
      "aws:cloudwatch/logDeliverySource:LogDeliverySource",
      "x",
      { name: "x", logType: "ACCESS_LOGS", resourceArn: "arn:aws:cloudfront::111122223333:distribution/E1" },
    ],
    but: { region: "us-east-1" },
    error: "ValidationException",
  },
];
