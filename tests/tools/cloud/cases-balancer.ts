import { balanced, BALANCER, network, targets, TARGETS, vpc, LISTENER, certificate } from "./given";
import type { Case, Inputs } from "./things";

const LISTENER_RULE = "aws:lb/listenerRule:ListenerRule";

const forward: Inputs = {
  listenerArn: "@listener",
  priority: 7,
  actions: [{ type: "forward", targetGroupArn: "@targets" }],
  conditions: [{ pathPattern: { values: ["/a"] } }],
};
const secure: Inputs = {
  loadBalancerArn: "@balancer",
  port: 443,
  protocol: "HTTPS",
  certificateArn: "@here",
  defaultActions: [{ type: "forward", targetGroupArn: "@targets" }],
};

export const balancerCases: readonly Case[] = [
  {
    refuses: "a load balancer in one zone",
    given: network,
    ask: [BALANCER, "x", { name: "web", subnets: ["@a"] }],
    but: { subnets: ["@a", "@c"] },
    error: "ValidationError",
  },
  {
    refuses: "a load balancer twice in a zone",
    given: network,
    ask: [BALANCER, "x", { name: "web", subnets: ["@a", "@a2"] }],
    but: { subnets: ["@a", "@c"] },
    error: "ValidationError",
  },
  {
    refuses: "a load balancer's name twice",
    given: balanced,
    ask: [BALANCER, "x", { name: "web", subnets: ["@a", "@c"] }],
    but: { name: "api" },
    error: "DuplicateLoadBalancerName",
  },
  {
    refuses: "a load balancer's name that is too long",
    given: network,
    ask: [BALANCER, "x", { name: "w".repeat(33), subnets: ["@a", "@c"] }],
    but: { name: "w".repeat(32) },
    error: "ValidationError",
  },
  {
    refuses: "a load balancer whose log bucket admits nobody",
    given: [...network, ["aws:s3/bucket:Bucket", "logs", { bucket: "logs" }]],
    ask: [BALANCER, "x", { name: "web", subnets: ["@a", "@c"], accessLogs: { enabled: true, bucket: "@logs" } }],
    but: { accessLogs: { enabled: false, bucket: "@logs" } },
    error: "InvalidConfigurationRequest",
  },
  {
    refuses: "a target group's name that is too long",
    given: [vpc],
    ask: targets("t".repeat(33)),
    but: { name: "t".repeat(32) },
    error: "ValidationError",
  },
  {
    refuses: "a health check that takes longer than its interval",
    given: [vpc],
    ask: targets("t", { healthCheck: { interval: 10, timeout: 10 } }),
    but: { healthCheck: { interval: 10, timeout: 9 } },
    error: "ValidationError",
  },
  {
    refuses: "a target group without a port",
    given: [vpc],
    ask: [TARGETS, "x", { name: "x", protocol: "HTTP", targetType: "ip", vpcId: "@vpc" }],
    but: { port: 80 },
    error: "ValidationError",
  },
  {
    refuses: "two listeners on a port",
    given: balanced,
    ask: [LISTENER, "x", { ...secure, port: 80, protocol: "HTTP", certificateArn: undefined }],
    but: { port: 81 },
    error: "DuplicateListener",
  },
  {
    refuses: "HTTPS without a certificate",
    given: [...balanced, ...certificate("here", "ap-northeast-1")],
    ask: [LISTENER, "x", { ...secure, certificateArn: undefined }],
    but: { certificateArn: "@here" },
    error: "CertificateNotFound",
  },
  {
    refuses: "a listener's certificate of another region",
    given: [...balanced, ...certificate("here", "ap-northeast-1"), ...certificate("there", "us-east-1")],
    ask: [LISTENER, "x", { ...secure, certificateArn: "@there" }],
    but: { certificateArn: "@here" },
    error: "UnsupportedCertificate",
  },
  {
    refuses: "a certificate that has not been issued",
    given: [
      ...balanced,
      ...certificate("here", "ap-northeast-1"),
      ["aws:acm/certificate:Certificate", "young", { domainName: "a.example.com" }],
    ],
    ask: [LISTENER, "x", { ...secure, certificateArn: "@young" }],
    but: { certificateArn: "@here" },
    error: "UnsupportedCertificate",
  },
  {
    refuses: "a policy of TLS that is none",
    given: [...balanced, ...certificate("here", "ap-northeast-1")],
    ask: [LISTENER, "x", { ...secure, sslPolicy: "Modern" }],
    but: { sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" },
    error: "SSLPolicyNotFound",
  },
  {
    refuses: "a priority twice",
    given: [...balanced, [LISTENER_RULE, "first", forward]],
    ask: [LISTENER_RULE, "x", forward],
    but: { priority: 8 },
    error: "PriorityInUse",
  },
  {
    refuses: "a rule with six values",
    given: balanced,
    ask: [
      LISTENER_RULE,
      "x",
      {
        ...forward,
        conditions: [{ pathPattern: { values: ["/1", "/2", "/3", "/4", "/5"] } }, { hostHeader: { values: ["a"] } }],
      },
    ],
    but: { conditions: [{ pathPattern: { values: ["/1", "/2", "/3", "/4", "/5"] } }] },
    error: "TooManyConditionValues",
  },
  {
    refuses: "a gRPC group behind HTTP",
    given: [...balanced, targets("grpc", { protocolVersion: "GRPC" })],
    ask: [LISTENER_RULE, "x", { ...forward, actions: [{ type: "forward", targetGroupArn: "@grpc" }] }],
    but: { actions: forward["actions"] },
    error: "InvalidLoadBalancerAction",
  },
];
