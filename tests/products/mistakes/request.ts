import { GONE } from "../mutations/mutant";
import type { Mistake } from "./mistake";

const web = "shine-production-services-web";
const balancer = "shine-production-load-balancer";
const front = "shine-production-front-distribution";
const certificate = "shine-production-certificate";
const proof = "proof-request-arrives";

/** Ways in which a request does not arrive. */
export const requestMistakes: readonly Mistake[] = [
  {
    did: "registered the service nowhere",
    told: `${proof}/target-group`,
    says: /^services\.web in production: its ECS service is registered in no target group/,
    alone: true,
    make: (scene) => scene.set(`${web}-service`, { loadBalancers: GONE }),
  },
  {
    did: "registered another port than the container's",
    told: `${proof}/container-port`,
    says: /a port that no container of its task listens on/,
    alone: true,
    make: (scene) => scene.set(`${web}-service`, { "loadBalancers.0.containerPort": 3001 }),
  },
  {
    did: "made the target group for instances",
    told: `${proof}/target-type`,
    says: /does not take addresses/,
    alone: true,
    make: (scene) => scene.set(`${web}-target-group`, { targetType: "instance" }),
  },
  {
    did: "asked for health on the port of the administration",
    told: `${proof}/health-port`,
    says: /a port that its tasks do not listen on/,
    alone: true,
    make: (scene) => scene.set(`${web}-target-group`, { "healthCheck.port": "9090" }),
  },
  {
    did: "asked for health at another path than the definition says",
    told: `${proof}/health-asked`,
    says: /at another path than the definition says/,
    alone: true,
    make: (scene) => scene.set(`${web}-target-group`, { "healthCheck.path": "/healthz" }),
  },
  {
    did: "told the first task no path of health",
    told: `${proof}/health-path`,
    says: /told another path of its health than the definition says/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${web}-task-bootstrap-definition`,
        "containerDefinitions",
        '{"name":"HEALTH_PATH","value":"/health"},',
        "",
      ),
  },
  {
    did: "told the first task another port than it is asked on",
    told: `${proof}/told-port`,
    says: /told another port than the one that its target group is given/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${web}-task-bootstrap-definition`,
        "containerDefinitions",
        '"name":"PORT","value":"3000"',
        '"name":"PORT","value":"8080"',
      ),
  },
  {
    did: "let the distribution take reads alone",
    told: `${proof}/methods`,
    says: /refuses a method by itself/,
    alone: true,
    make: (scene) =>
      scene.set(`${front}-distribution`, { "defaultCacheBehavior.allowedMethods": ["GET", "HEAD", "OPTIONS"] }),
  },
  {
    did: "gave production the web ACL's default of staging",
    told: `${proof}/web-acl-default`,
    says: /^services\.(web|api) in production: its web ACL refuses everybody/,
    alone: true,
    make: (scene) =>
      scene.set("shine-production-front-web-acl-acl", {
        defaultAction: { block: { customResponse: { customResponseBodyKey: "forbidden", responseCode: 403 } } },
      }),
  },
  {
    did: "made a mistake in the path of the page that is shown in place of errors",
    told: `${proof}/error-page`,
    says: /in place of an error is no object of the bucket/,
    alone: true,
    make: (scene) =>
      scene.replace(`${front}-distribution`, "customErrorResponses", "/_maintenance/index", "/_maintenance/error"),
  },
  {
    did: "put the target group into the management network",
    told: `${proof}/target-network`,
    says: /in another network than its tasks/,
    alone: true,
    make: (scene) => scene.link(`${web}-target-group`, "vpcId", "shine-management-network-vpc"),
  },
  {
    did: "took the listener's rule away",
    told: `${proof}/rule`,
    says: /no rule of a listener sends requests to its target group/,
    alone: true,
    make: (scene) => scene.without(`${web}-target-rule-all-766e01`),
  },
  {
    did: "put the rule on a listener that is not there any more",
    told: `${proof}/listener`,
    says: /belong to no listener of the program/,
    alone: false,
    make: (scene) =>
      scene.set(`${web}-target-rule-all-766e01`, {
        listenerArn: "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:listener/app/old",
      }),
  },
  {
    did: "wrote staging's host into production's rule",
    told: `${proof}/rule-host`,
    also: [`${proof}/rule-route`],
    says: /no rule of its listener takes requests for shine\.example\.com/,
    alone: true,
    make: (scene) =>
      scene.set(`${web}-target-rule-all-766e01`, { "conditions.0.hostHeader.values.0": "staging.shine.example.com" }),
  },
  {
    did: "let the listener take plain HTTP",
    told: `${proof}/listener-https`,
    says: /does not take HTTPS/,
    alone: true,
    make: (scene) => scene.set(`${balancer}-https`, { protocol: "HTTP" }),
  },
  {
    did: "gave the listener the certificate before it is issued",
    told: `${proof}/listener-certificate`,
    says: /does not wait for a certificate/,
    alone: true,
    make: (scene) => scene.link(`${balancer}-https`, "certificateArn", `${certificate}-ap-northeast-1`),
  },
  {
    did: "gave the listener CloudFront's certificate, which stands in us-east-1",
    told: `${proof}/listener-certificate-covers`,
    says: /in the region of the load balancer, so that CloudFront refuses it/,
    alone: true,
    make: (scene) => scene.link(`${balancer}-https`, "certificateArn", `${certificate}-us-east-1-validation`),
  },
  {
    did: "put the listener on a load balancer that is not there any more",
    told: `${proof}/load-balancer`,
    says: /belongs to no load balancer/,
    alone: false,
    make: (scene) =>
      scene.set(`${balancer}-https`, {
        loadBalancerArn: "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:loadbalancer/app/old",
      }),
  },
  {
    did: "let the load balancer out on another port",
    told: `${proof}/group-out`,
    says: /security group lets nothing out to its port/,
    alone: true,
    make: (scene) => scene.set("shine-production-peers-routes--web-out", { toPort: 2999 }),
  },
  {
    did: "let the tasks be reached on another port",
    told: `${proof}/group-in`,
    says: /lets nothing in from the load balancer/,
    alone: true,
    make: (scene) => scene.set("shine-production-peers-routes--web-in", { fromPort: 8080, toPort: 8080 }),
  },
  {
    did: "ran the tasks in a zone that the load balancer has no foot in",
    told: `${proof}/zones`,
    says: /a zone that the load balancer does not/,
    alone: false,
    make: (scene) => scene.link(`${balancer}-load-balancer`, "subnets.0", "shine-production-network-vpc-private-a"),
  },
  {
    did: "led the VPC origin to staging's load balancer",
    told: `${proof}/vpc-origin`,
    says: /no VPC origin leads to its load balancer/,
    alone: false,
    make: (scene) =>
      scene.link(`${front}-vpc-origin`, "vpcOriginEndpointConfig.arn", "shine-staging-load-balancer-load-balancer"),
  },
  {
    did: "left the distribution with the origin of before",
    told: `${proof}/distribution`,
    says: /no distribution stands before its load balancer/,
    alone: true,
    make: (scene) => {
      const distribution = scene.find(`${front}-distribution`);
      const { origins = [], ...others } = distribution.propertyDependencies;
      const left = origins.filter((urn) => !urn.includes("vpc-origin"));
      return scene.with({ ...distribution, propertyDependencies: { ...others, origins: left } });
    },
  },
  {
    did: "switched the distribution off and forgot it",
    told: `${proof}/enabled`,
    says: /distribution is not enabled/,
    alone: true,
    make: (scene) => scene.set(`${front}-distribution`, { enabled: false }),
  },
  {
    did: "sent the VPC origin to the port of before",
    told: `${proof}/origin-port`,
    says: /on a port that its listener does not listen on/,
    alone: true,
    make: (scene) => scene.set(`${front}-vpc-origin`, { "vpcOriginEndpointConfig.httpsPort": 8443 }),
  },
  {
    did: "left the maintenance page as what is asked by default",
    told: `${proof}/behavior`,
    says: /what its distribution asks by default is not the load balancer/,
    alone: true,
    make: (scene) => scene.set(`${front}-distribution`, { "defaultCacheBehavior.targetOriginId": "maintenance" }),
  },
  {
    did: "took the policy that hands headers on for one that leaves the host out",
    told: `${proof}/host-header`,
    says: /does not hand on the host/,
    alone: true,
    make: (scene) =>
      scene.set(`${front}-distribution`, {
        "defaultCacheBehavior.originRequestPolicyId": "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      }),
  },
  {
    did: "admitted CloudFront on port 80",
    told: `${proof}/cloudfront-in`,
    says: /lets nothing in from CloudFront/,
    alone: true,
    make: (scene) => scene.set(`${balancer}-cloudfront-in`, { fromPort: 80, toPort: 80 }),
  },
  {
    did: "let slow reports run for five minutes, at the load balancer only",
    told: `${proof}/read-timeout`,
    says: /gives up earlier than the load balancer/,
    alone: true,
    make: (scene) => scene.set(`${balancer}-load-balancer`, { idleTimeout: 300 }),
  },
  {
    did: "kept CloudFront's connections as long as the load balancer does",
    told: `${proof}/keep-alive`,
    says: /keeps connections as long as the load balancer/,
    alone: true,
    make: (scene) => scene.set(`${front}-distribution`, { "origins.0.vpcOriginConfig.originKeepaliveTimeout": 60 }),
  },
  {
    did: "let the distribution use the web ACL of the region",
    told: `${proof}/web-acl`,
    says: /names no web ACL of the program that CloudFront can use/,
    alone: false,
    make: (scene) => scene.set("shine-production-front-web-acl-acl", { scope: "REGIONAL" }),
  },
  {
    did: "deleted the record of the domain",
    told: `${proof}/record`,
    says: /no A record leads shine\.example\.com to its distribution/,
    alone: true,
    make: (scene) => scene.without(`${front}-shine.example.com-a`),
  },
  {
    did: "wrote the record into the zone of management",
    told: `${proof}/zone`,
    says: /a zone that the internet does not ask for it/,
    alone: false,
    make: (scene) =>
      scene.link(`${front}-shine.example.com-a`, "zoneId", "shine-production-network-namespace-management-zone"),
  },
  {
    did: "forgot the new host among the aliases",
    told: `${proof}/alias`,
    says: /^services\.api in production: its distribution does not answer to api\.shine\.example\.com/,
    alone: true,
    make: (scene) => scene.set(`${front}-api-distribution`, { aliases: ["www.shine.example.com"] }),
  },
  {
    did: "gave the distribution a certificate that nobody waits for",
    told: `${proof}/certificate`,
    says: /does not wait for a certificate/,
    alone: true,
    make: (scene) =>
      scene.link(`${front}-distribution`, "viewerCertificate.acmCertificateArn", `${certificate}-us-east-1`),
  },
  {
    did: "gave the distribution the certificate of the region",
    told: `${proof}/certificate-region`,
    says: /a region that CloudFront does not read/,
    alone: true,
    make: (scene) =>
      scene.link(
        `${front}-distribution`,
        "viewerCertificate.acmCertificateArn",
        `${certificate}-ap-northeast-1-validation`,
      ),
  },
  {
    did: "forgot the new host in the certificate",
    told: `${proof}/certificate-covers`,
    also: [`${proof}/certificate-validated`],
    says: /^services\.api in production: the certificate of its distribution does not stand for api\.shine\.example\.com/,
    alone: true,
    make: (scene) => scene.set(`${certificate}-us-east-1`, { subjectAlternativeNames: [] }),
  },
  {
    did: "forgot the validation record of one name of CloudFront's certificate",
    told: `${proof}/certificate-validated`,
    says: /the certificate of its distribution has no validation record in its zone/,
    alone: true,
    make: (scene) =>
      scene.link(
        `${certificate}-us-east-1-validation`,
        "validationRecordFqdns",
        `${certificate}-shine.example.com-validation`,
      ),
  },
];
