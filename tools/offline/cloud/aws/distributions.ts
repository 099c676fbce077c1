import type { Check, Fault } from "../model";
import { BALANCER, CERTIFICATE, VALIDATION, WEB_ACL } from "./types";

export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";

/** CloudFront takes certificates of us-east-1 only, issued, and refuses names that no certificate covers. */
export const viewerCertificate: Check = (subject, world) => {
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

export const aliasesFree: Check = (subject, world) => {
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

export const origins: Check = (subject) => {
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

export const globalAcl: Check = (subject, world) => {
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

export const internalOrigin: Check = (subject, world) => {
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
