import type { Resource } from "../../../policies/kernel/resource";
import { environment, fail, type Fixtures, make, notApplicable, pass, ref, UNKNOWN, unverifiable } from "../support";

const parent = environment("production");
const staging = environment("staging");
const listener = (props: object) =>
  make("aws:lb/listener:Listener", "shine-production-https", { ...props }, { parent });
const balancer = (props: object, under: Resource = parent) =>
  make("aws:lb/loadBalancer:LoadBalancer", "shine-production-balancer", { ...props }, { parent: under });
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
  "alb-access-logs": {
    good: pass(bucket, balancer({ accessLogs: { enabled: true, bucket: ref(bucket) } })),
    bad: fail(balancer({ accessLogs: { enabled: false, bucket: "logs" } })),
    unset: fail(balancer({})),
    unknown: unverifiable(balancer({ accessLogs: { enabled: true, bucket: UNKNOWN } })),
    "no bucket": fail(balancer({ accessLogs: { enabled: true } })),
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
