import { between, named, oneOf } from "../checks";
import type { Check, Fault, Models, Subject } from "../model";
import { BALANCER } from "./balancer";
import { CERTIFICATE, VALIDATION } from "./certificates";
import { WEB_ACL } from "./firewall";

export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const VPC_ORIGIN = "aws:cloudfront/vpcOrigin:VpcOrigin";
const CONTROL = "aws:cloudfront/originAccessControl:OriginAccessControl";
const HEADERS = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";

/** CloudFront takes certificates of us-east-1 only, issued, and refuses names that no certificate covers. */
const viewerCertificate: Check = (subject, world) => {
  const viewer = subject.blocks("viewerCertificate")[0];
  const text = viewer?.text("acmCertificateArn");
  const fault = { path: "viewerCertificate.acmCertificateArn", code: "InvalidViewerCertificate", value: text };
  const aliases = subject.texts("aliases");
  if (viewer?.has("acmCertificateArn") !== true) {
    if (aliases.length === 0) return undefined;
    return { ...fault, value: aliases, allowed: "a certificate for the aliases", fix: "give one of us-east-1" };
  }
  const [found] = world.referred(viewer, "acmCertificateArn", CERTIFICATE, VALIDATION);
  const certificate =
    found?.type === VALIDATION ? world.referred(world.subject(found), "certificateArn", CERTIFICATE)[0] : found;
  const region = certificate?.place.region ?? text?.split(":")[3];
  if (region !== undefined && region !== "us-east-1")
    return { ...fault, value: region, allowed: "a certificate of us-east-1", fix: "make it with region us-east-1" };
  if (certificate === undefined) return undefined;
  const issued = world
    .all(VALIDATION)
    .some(
      (one) =>
        world.referred(world.subject(one), "certificateArn", CERTIFICATE)[0] === certificate &&
        world.precedes(one, subject),
    );
  if (!issued)
    return {
      ...fault,
      value: certificate.name,
      allowed: "a certificate that has been issued",
      fix: "take certificateArn of the CertificateValidation",
    };
  const covered = [
    certificate.inputs["domainName"],
    ...((certificate.inputs["subjectAlternativeNames"] as unknown[] | undefined) ?? []),
  ];
  const bare = aliases.filter(
    (alias) => !covered.some((name) => name === alias || name === `*.${alias.split(".").slice(1).join(".")}`),
  );
  return bare.length === 0 || covered.some((name) => typeof name !== "string")
    ? undefined
    : { ...fault, value: bare, allowed: "aliases that the certificate covers", fix: "add them to the certificate" };
};

const aliasesFree: Check = (subject, world) => {
  const own = subject.texts("aliases");
  for (const other of world.all(DISTRIBUTION)) {
    if (other.urn === subject.request.urn) continue;
    const taken = world
      .subject(other)
      .texts("aliases")
      .find((alias) => own.includes(alias));
    if (taken !== undefined)
      return {
        path: "aliases",
        code: "CNAMEAlreadyExists",
        value: taken,
        allowed: `a name that ${other.name} does not serve`,
        fix: "serve it by one of them",
      };
  }
  return undefined;
};

const origins: Check = (subject) => {
  const known = subject.blocks("origins").map((origin) => origin.text("originId"));
  const groups = subject.blocks("originGroups").map((group) => group.text("originId"));
  const behaviors = [...subject.blocks("defaultCacheBehavior"), ...subject.blocks("orderedCacheBehaviors")];
  const faults: Fault[] = [];
  for (const behavior of behaviors) {
    const target = behavior.text("targetOriginId");
    if (target !== undefined && ![...known, ...groups].includes(target))
      faults.push({
        path: "defaultCacheBehavior",
        code: "NoSuchOrigin",
        value: target,
        allowed: known.join(", "),
        fix: "name one of the origins",
      });
    const [allowed, cached] = [behavior.texts("allowedMethods"), behavior.texts("cachedMethods")];
    if (cached.some((method) => !allowed.includes(method)))
      faults.push({
        path: "defaultCacheBehavior",
        code: "InvalidArgument",
        value: cached,
        allowed: "cached methods that are allowed too",
        fix: "allow them",
      });
    if (behavior.has("cachePolicyId") === behavior.has("forwardedValues"))
      faults.push({
        path: "defaultCacheBehavior",
        code: "InvalidArgument",
        allowed: "a cache policy or forwarded values, one of them",
        fix: "give a cache policy",
      });
    if (behavior.has("cachePolicyId") && behavior.has("minTtl"))
      faults.push({
        path: "defaultCacheBehavior",
        code: "InvalidArgument",
        allowed: "no ttl beside a cache policy",
        fix: "leave it out",
      });
  }
  const answers = subject.blocks("customErrorResponses");
  for (const answer of answers) {
    if (answer.has("responsePagePath") !== answer.has("responseCode"))
      faults.push({
        path: "customErrorResponses",
        code: "InvalidArgument",
        allowed: "a page and its code together",
        fix: "give both",
      });
    const code = answer.number("errorCode");
    if (code !== undefined && ![400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].includes(code))
      faults.push({
        path: "customErrorResponses",
        code: "InvalidErrorCode",
        value: code,
        allowed: "400 403 404 405 414 416 500 501 502 503 504",
        fix: "take one of these",
      });
  }
  return faults;
};

const globalAcl: Check = (subject, world) => {
  const [acl] = world.referred(subject, "webAclId", WEB_ACL);
  const text = subject.text("webAclId");
  const scope =
    acl?.inputs["scope"] ?? (text?.startsWith("arn:") && !text.includes(":global/") ? "REGIONAL" : undefined);
  if (scope === undefined || scope === "CLOUDFRONT") return undefined;
  return {
    path: "webAclId",
    code: "InvalidWebACLId",
    value: scope,
    allowed: "a web ACL of scope CLOUDFRONT",
    fix: "make it with that scope in us-east-1",
  };
};

const internalOrigin: Check = (subject, world) => {
  const endpoint = subject.blocks("vpcOriginEndpointConfig")[0];
  const [balancer] = endpoint === undefined ? [] : world.referred(endpoint, "arn", BALANCER);
  if (balancer === undefined || balancer.inputs["internal"] === true) return undefined;
  return {
    path: "vpcOriginEndpointConfig.arn",
    code: "InvalidArgument",
    value: balancer.name,
    allowed: "an internal load balancer",
    fix: "set internal on it",
  };
};

const cloudfrontName = (limit: number) =>
  named("name", limit, /^[\w.-]+$/, "letters, digits, _ . -", "InvalidArgument");
const plain = (kind: string, replaces: readonly string[], checks: readonly Check[], code: string): Models[string] => ({
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
const etag = (subject: Subject): string => `E${subject.digest("etag").slice(0, 13).toUpperCase()}`;

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
  "aws:cloudfront/cachePolicy:CachePolicy": plain(
    "cache-policy",
    ["name"],
    [cloudfrontName(128)],
    "CachePolicyAlreadyExists",
  ),
  "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": plain(
    "origin-request-policy",
    ["name"],
    [cloudfrontName(128)],
    "OriginRequestPolicyAlreadyExists",
  ),
  "aws:cloudfront/function:Function": plain("function", ["name"], [cloudfrontName(64)], "FunctionAlreadyExists"),
  "aws:cloudfront/monitoringSubscription:MonitoringSubscription": {
    id: (subject) => subject.text("distributionId") ?? "",
    replaces: ["distributionId"],
    references: [{ path: "distributionId", types: [DISTRIBUTION], code: "NoSuchDistribution" }],
  },
};
