import { between, named, oneOf } from "../checks";
import type { Check, Model, Models, Reference, Subject } from "../model";
import { aliasesFree, DISTRIBUTION, globalAcl, internalOrigin, origins, viewerCertificate } from "./distributions";
import { BALANCER, WEB_ACL } from "./types";

const VPC_ORIGIN = "aws:cloudfront/vpcOrigin:VpcOrigin";
const CONTROL = "aws:cloudfront/originAccessControl:OriginAccessControl";
const HEADERS = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";
const CACHE = "aws:cloudfront/cachePolicy:CachePolicy";
const REQUESTS = "aws:cloudfront/originRequestPolicy:OriginRequestPolicy";

/** The form of the ids of AWS's managed policies, which every account has; those that are made here have another. */
const MANAGED = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What a behaviour of a distribution names must exist (CloudFront API, CreateDistribution, "Errors"). */
const inBehaviors = (field: string, type: string, code: string): readonly Reference[] =>
  ["defaultCacheBehavior", "orderedCacheBehaviors"].map((behavior) => ({
    path: `${behavior}.${field}`,
    types: [type],
    code,
    except: MANAGED,
    holds: true,
  }));

const cloudfrontName = (limit: number) =>
  named("name", limit, /^[\w.-]+$/, "letters, digits, _ . -", "InvalidArgument");

const etag = (subject: Subject): string => `E${subject.digest("etag").slice(0, 13).toUpperCase()}`;

const plain = (kind: string, replaces: readonly string[], checks: readonly Check[], code: string): Model => ({
  id: (subject) => subject.digest().slice(0, 14).toUpperCase(),
  computed: (subject, id) => ({
    arn: subject.globalArn("cloudfront", `${kind}/${id}`),
    etag: etag(subject),
    name: subject.chosen(),
  }),
  replaces,
  unique: { key: (subject) => subject.text("name"), path: "name", code, within: "account" },
  checks,
});

export const edge: Models = {
  [DISTRIBUTION]: {
    id: (subject) => `E${subject.digest().slice(0, 13).toUpperCase()}`,
    computed: (subject, id) => ({
      arn: subject.globalArn("cloudfront", `distribution/${id}`),
      domainName: `d${subject.digest("domain").slice(0, 13)}.cloudfront.net`,
      hostedZoneId: "Z2FDTNDATAQYW2",
      status: "Deployed",
      etag: etag(subject),
      callerReference: subject.digest("reference").slice(0, 20),
      inProgressValidationBatches: 0,
      loggingV1Enabled: subject.has("loggingConfig"),
      lastModifiedTime: "2026-01-01 00:00:00 +0000 UTC",
      trustedKeyGroups: [],
      trustedSigners: [],
    }),
    references: [
      { path: "webAclId", types: [WEB_ACL], code: "InvalidWebACLId", holds: true },
      { path: "origins.originAccessControlId", types: [CONTROL], code: "NoSuchOriginAccessControl", holds: true },
      { path: "origins.vpcOriginConfig.vpcOriginId", types: [VPC_ORIGIN], code: "NoSuchVpcOrigin", holds: true },
      ...inBehaviors("cachePolicyId", CACHE, "NoSuchCachePolicy"),
      ...inBehaviors("originRequestPolicyId", REQUESTS, "NoSuchOriginRequestPolicy"),
      ...inBehaviors("responseHeadersPolicyId", HEADERS, "NoSuchResponseHeadersPolicy"),
    ],
    checks: [
      viewerCertificate,
      aliasesFree,
      origins,
      globalAcl,
      named("comment", 128, /^[^]*$/, "any text", "InvalidArgument"),
      oneOf("httpVersion", ["http1.1", "http2", "http2and3", "http3"]),
      oneOf("priceClass", ["PriceClass_All", "PriceClass_200", "PriceClass_100"]),
    ],
  },
  [VPC_ORIGIN]: {
    id: (subject) => `vo_${subject.digest().slice(0, 22)}`,
    computed: (subject, id) => ({ arn: subject.globalArn("cloudfront", `vpcorigin/${id}`), etag: etag(subject) }),
    references: [{ path: "vpcOriginEndpointConfig.arn", types: [BALANCER], code: "InvalidArgument", holds: true }],
    checks: [
      internalOrigin,
      oneOf("vpcOriginEndpointConfig.originProtocolPolicy", ["http-only", "https-only", "match-viewer"]),
      between("vpcOriginEndpointConfig.httpPort", 80, 65535),
    ],
  },
  [CONTROL]: plain(
    "origin-access-control",
    [],
    [
      cloudfrontName(64),
      oneOf("originAccessControlOriginType", ["s3", "mediastore", "lambda", "mediapackagev2"]),
      oneOf("signingBehavior", ["always", "never", "no-override"]),
    ],
    "OriginAccessControlAlreadyExists",
  ),
  [HEADERS]: plain("response-headers-policy", ["name"], [cloudfrontName(128)], "ResponseHeadersPolicyAlreadyExists"),
  [CACHE]: plain("cache-policy", ["name"], [cloudfrontName(128)], "CachePolicyAlreadyExists"),
  [REQUESTS]: plain("origin-request-policy", ["name"], [cloudfrontName(128)], "OriginRequestPolicyAlreadyExists"),
  "aws:cloudfront/function:Function": plain("function", ["name"], [cloudfrontName(64)], "FunctionAlreadyExists"),
  "aws:cloudfront/monitoringSubscription:MonitoringSubscription": {
    id: (subject) => subject.text("distributionId") ?? "",
    replaces: ["distributionId"],
    references: [{ path: "distributionId", types: [DISTRIBUTION], code: "NoSuchDistribution" }],
  },
};
