import type { Resource } from "../../../policies/kernel/resource";
import { environment, fail, type Fixtures, make, notApplicable, pass, ref, UNKNOWN, unverifiable } from "../support";

const parent = environment("production");
const staging = environment("staging");
const listener = (props: object) =>
  make("aws:lb/listener:Listener", "shine-production-https", { ...props }, { parent });
const balancer = (props: object, under: Resource = parent) =>
  make("aws:lb/loadBalancer:LoadBalancer", "shine-production-balancer", { ...props }, { parent: under });
const redirect = (statusCode: string, protocol = "HTTPS") => ({ type: "redirect", redirect: { protocol, statusCode } });
const bucket = make("aws:s3/bucket:Bucket", "shine-production-logs-bucket", {}, { parent });
const group = make("aws:ec2/securityGroup:SecurityGroup", "shine-production-balancer-group", {}, { parent });
const ingress = (props: object) =>
  make(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "shine-production-in",
    { securityGroupId: ref(group), ...props },
    { parent },
  );
const open = balancer({ securityGroups: [ref(group)] });
const internal = balancer({ internal: true, securityGroups: [ref(group)] });
const answers = (statusCode: string) =>
  listener({ loadBalancerArn: ref(open), defaultActions: [{ type: "fixed-response", fixedResponse: { statusCode } }] });
const acl = make(
  "aws:wafv2/webAclAssociation:WebAclAssociation",
  "shine-production-acl",
  { resourceArn: ref(open) },
  { parent },
);
const origin = (target: unknown) =>
  make(
    "aws:cloudfront/vpcOrigin:VpcOrigin",
    "shine-production-origin",
    { vpcOriginEndpointConfig: { arn: target } },
    { parent },
  );
const targets = (props: object) =>
  make("aws:lb/targetGroup:TargetGroup", "shine-production-web", { protocol: "HTTP", ...props }, { parent });

export const fixtures: Record<string, Fixtures> = {
  "alb-https-only": {
    good: pass(listener({ protocol: "HTTPS" }), listener({ protocol: "HTTP", defaultActions: [redirect("HTTP_301")] })),
    bad: fail(listener({ protocol: "HTTP", defaultActions: [{ type: "forward" }] })),
    unset: fail(listener({})),
    unknown: unverifiable(listener({ protocol: UNKNOWN })),
    "a redirect for a while": fail(listener({ protocol: "HTTP", defaultActions: [redirect("HTTP_302")] })),
    "a redirect to HTTP": fail(listener({ protocol: "HTTP", defaultActions: [redirect("HTTP_301", "HTTP")] })),
    "TCP in clear": fail(listener({ protocol: "TCP" })),
  },
  "alb-modern-tls-policy": {
    good: pass(listener({ protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" })),
    bad: fail(listener({ protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-2016-08" })),
    unset: fail(listener({ protocol: "HTTPS" })),
    unknown: unverifiable(listener({ protocol: "HTTPS", sslPolicy: UNKNOWN })),
    restricted: pass(listener({ protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" })),
    "with weak ciphers": fail(listener({ protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06" })),
    "with weak ciphers of FIPS": fail(
      listener({ protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-FIPS-Ext1-2023-04" }),
    ),
    "TLS 1.0": fail(listener({ protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" })),
    HTTP: pass(listener({ protocol: "HTTP" })),
  },
  "alb-access-logs": {
    good: pass(bucket, balancer({ accessLogs: { enabled: true, bucket: ref(bucket) } })),
    bad: fail(balancer({ accessLogs: { enabled: false, bucket: "logs" } })),
    unset: fail(balancer({})),
    unknown: unverifiable(balancer({ accessLogs: { enabled: true, bucket: UNKNOWN } })),
    "no bucket": fail(balancer({ accessLogs: { enabled: true } })),
  },
  "alb-drop-invalid-headers": {
    good: pass(balancer({ dropInvalidHeaderFields: true })),
    bad: fail(balancer({ dropInvalidHeaderFields: true, desyncMitigationMode: "monitor" })),
    unset: fail(balancer({})),
    unknown: unverifiable(balancer({ dropInvalidHeaderFields: UNKNOWN })),
    "a network load balancer": notApplicable(balancer({ loadBalancerType: "network" })),
  },
  "alb-deletion-protection": {
    good: pass(balancer({ enableDeletionProtection: true })),
    bad: fail(balancer({ enableDeletionProtection: false })),
    unset: fail(balancer({})),
    unknown: unverifiable(balancer({ enableDeletionProtection: UNKNOWN })),
    staging: notApplicable(balancer({}, staging)),
  },
  "alb-waf-associated": {
    good: pass(open, acl),
    bad: fail(balancer({ internal: false })),
    unset: fail(balancer({})),
    unknown: unverifiable(balancer({ internal: UNKNOWN })),
    internal: pass(internal),
  },
  "alb-public-allow-list": {
    good: pass(internal),
    bad: fail(group, open, ingress({ cidrIpv4: "0.0.0.0/0" }), answers("403")),
    unset: fail(balancer({})),
    unknown: unverifiable(balancer({ internal: UNKNOWN })),
    "CloudFront alone": pass(group, open, ingress({ prefixListId: "pl-1" }), answers("403")),
    "CloudFront, with an answer for all": fail(group, open, ingress({ prefixListId: "pl-1" }), answers("200")),
  },
  "alb-security-groups": {
    good: pass(group, internal),
    bad: fail(balancer({ securityGroups: [] })),
    unset: fail(balancer({})),
    unknown: unverifiable(balancer({ securityGroups: UNKNOWN })),
    "a network load balancer": notApplicable(balancer({ loadBalancerType: "network" })),
  },
  "alb-multi-az": {
    good: pass(balancer({ subnets: [UNKNOWN, UNKNOWN] })),
    bad: fail(balancer({ subnets: ["subnet-1"] })),
    unset: fail(balancer({})),
    unknown: unverifiable(balancer({ subnets: UNKNOWN })),
  },
  "alb-origin-locked-to-cloudfront": {
    good: pass(group, internal, ingress({ prefixListId: "pl-1" }), origin(ref(internal))),
    bad: fail(group, internal, ingress({ cidrIpv4: "172.27.0.0/16" }), origin(ref(internal))),
    unset: fail(origin(undefined)),
    unknown: unverifiable(group, internal, ingress({ cidrIpv4: UNKNOWN }), origin(ref(internal))),
  },
  "alb-target-group-health": {
    good: pass(targets({ healthCheck: { path: "/health" } })),
    bad: fail(targets({ healthCheck: { protocol: "HTTP" } })),
    unset: fail(targets({})),
    unknown: unverifiable(targets({ healthCheck: { path: UNKNOWN } })),
    TCP: notApplicable(targets({ protocol: "TCP" })),
  },
};
