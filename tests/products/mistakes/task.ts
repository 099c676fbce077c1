import { GONE } from "../mutations/mutant";
import type { Mistake } from "./mistake";

const web = "shine-production-services-web";
const roles = `${web}-task-roles`;
const network = "shine-production-network";
const proof = "proof-task-starts";

/** Ways in which a task does not start. */
export const taskMistakes: readonly Mistake[] = [
  {
    did: "mounted a path beside the one that the definition says",
    told: `${proof}/writable`,
    says: /^services\.web in production: its container may not write to \/tmp/,
    alone: true,
    make: (scene) =>
      scene.replace(`${web}-task-definition`, "containerDefinitions", '"containerPath":"/tmp"', '"containerPath":"/t"'),
  },
  {
    did: "mounted the volume in the router where it does not open it",
    told: `${proof}/opened`,
    says: /^services\.web in production: its router does not open the volume at \/tmp to it/,
    alone: true,
    make: (scene) => scene.replace(`${web}-task-definition`, "containerDefinitions", "/volumes/tmp", "/tmp"),
  },
  {
    did: "left the router's own volume unmounted",
    told: `${proof}/mounted`,
    says: /^services\.web in production: no container mounts one of its volumes/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${web}-task-definition`,
        "containerDefinitions",
        '{"sourceVolume":"log-router","containerPath":"/var/fluent-bit","readOnly":false},',
        "",
      ),
  },
  {
    did: "let the application start beside its router",
    told: `${proof}/router-first`,
    says: /a container does not wait for the health of the router that it prints to/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${web}-task-definition`,
        "containerDefinitions",
        '"dependsOn":[{"containerName":"log-router","condition":"HEALTHY"}],',
        "",
      ),
  },
  {
    did: "asked the router at the application's port",
    told: `${proof}/router-asked`,
    says: /its router is not asked how it is where it answers/,
    alone: true,
    make: (scene) =>
      scene.replace(`${web}-task-definition`, "containerDefinitions", "http://127.0.0.1:2020", "http://127.0.0.1:3000"),
  },
  {
    did: "let the router print to itself",
    told: `${proof}/router-own`,
    says: /its router prints to itself/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${web}-task-definition`,
        "containerDefinitions",
        '"logDriver":"awslogs"',
        '"logDriver":"awsfirelens"',
      ),
  },
  {
    did: "called the family of the first task after another product",
    told: `${proof}/family`,
    says: /^services\.web in production, its first task: its family is not called after the service/,
    alone: true,
    make: (scene) => scene.set(`${web}-task-bootstrap-definition`, { family: "minimal-production-web-bootstrap" }),
  },
  {
    did: "named the execution role that the console makes",
    told: `${proof}/execution-role`,
    says: /^services\.web in production, its first task: it has no execution role of the program/,
    alone: true,
    make: (scene) =>
      scene.set(`${web}-task-bootstrap-definition`, {
        executionRoleArn: "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
      }),
  },
  {
    did: "let ECS take the role in place of its tasks",
    told: `${proof}/role-trust`,
    says: /one of its roles does not let tasks of ECS take it/,
    alone: true,
    make: (scene) => scene.replace(`${roles}-task`, "assumeRolePolicy", "ecs-tasks.amazonaws.com", "ecs.amazonaws.com"),
  },
  {
    did: "took the right to sign in to the registry for needless",
    told: `${proof}/image-token`,
    says: /may not sign in to the registry/,
    alone: false,
    make: (scene) =>
      scene.replace(`${roles}-execution-policy`, "policy", "ecr:GetAuthorizationToken", "ecr:BatchGetImage"),
  },
  {
    did: "moved the bootstrap image and forgot the roles",
    told: `${proof}/image-pull`,
    says: /may not pull one of its images/,
    alone: true,
    make: (scene) => scene.replace(`${roles}-execution-policy`, "policy", "platform/bootstrap", "platform/boot"),
  },
  {
    did: "took the log group of the bootstrap task away",
    told: `${proof}/log-group`,
    says: /writes to a log group that the program does not make/,
    alone: false,
    make: (scene) => scene.without(`${web}-task-bootstrap-logs`),
  },
  {
    did: "let the router write to another log group than the one that is made",
    told: `${proof}/log-group`,
    says: /^services\.web in production: a container writes to a log group/,
    alone: false,
    make: (scene) =>
      scene.replace(
        `${web}-task-definition`,
        "containerDefinitions",
        "/shine/production/web/application",
        "/shine/production/web/applications",
      ),
  },
  {
    did: "renamed a log group in the role alone",
    told: `${proof}/log-write`,
    says: /may not write to one of its log groups/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${roles}-execution-policy`,
        "policy",
        "log-group:/shine/production/web/bootstrap",
        "log-group:/shine/production/web/boot",
      ),
  },
  {
    did: "let the key admit CloudWatch Logs for the load balancer's groups alone",
    told: `${proof}/log-key`,
    also: ["proof-database-connects/log-key"],
    says: /the key of one of its log groups does not admit CloudWatch Logs/,
    alone: true,
    make: (scene) =>
      scene.replace("shine-production-keys-logs", "policy", "log-group:*", "log-group:/aws/elasticloadbalancing/*"),
  },
  {
    did: "gave the service the subnets of before",
    told: `${proof}/network`,
    also: ["proof-database-connects/network", "proof-grants-work/network"],
    says: /stands in no network of the program/,
    alone: true,
    make: (scene) =>
      scene.link(
        "shine-production-services-worker-service",
        "networkConfiguration.subnets",
        "shine-production-groups-worker-security-group",
      ),
  },
  {
    did: "forgot to associate the route table",
    told: `${proof}/nat-route`,
    also: ["proof-database-connects/nat-route", "proof-grants-work/nat-route", "proof-person-reaches/nat-route"],
    says: /leads to no NAT gateway, and the network has no endpoint of/,
    alone: false,
    make: (scene) => scene.without("shine-staging-network-vpc-private-a-association"),
  },
  {
    did: "put the NAT gateway into a private subnet",
    told: `${proof}/nat-internet`,
    also: [
      "proof-database-connects/nat-internet",
      "proof-grants-work/nat-internet",
      "proof-person-reaches/nat-internet",
    ],
    says: /stands in a subnet that does not lead to the internet/,
    alone: true,
    make: (scene) => scene.link("shine-staging-network-vpc-nat-a", "subnetId", "shine-staging-network-vpc-private-a"),
  },
  {
    did: "led a subnet to production's NAT gateway",
    told: `${proof}/nat-network`,
    also: ["proof-database-connects/nat-network", "proof-grants-work/nat-network", "proof-person-reaches/nat-network"],
    says: /stands in another network, which a route cannot lead to/,
    alone: true,
    make: (scene) =>
      scene.link("shine-staging-network-vpc-private-a-default", "natGatewayId", "shine-production-network-vpc-nat-a"),
  },
  {
    did: "made the NAT gateway for private networks",
    told: `${proof}/nat-address`,
    also: ["proof-database-connects/nat-address", "proof-grants-work/nat-address", "proof-person-reaches/nat-address"],
    says: /the NAT gateway on its way to .* has no address of the internet/,
    alone: true,
    make: (scene) => scene.set("shine-staging-network-vpc-nat-a", { connectivityType: "private" }),
  },
  {
    did: "linked the internet gateway to another network",
    told: `${proof}/nat-internet`,
    also: [
      "proof-database-connects/nat-internet",
      "proof-grants-work/nat-internet",
      "proof-person-reaches/nat-internet",
      "proof-request-arrives/internet-gateway",
    ],
    says: /stands in a subnet that does not lead to the internet/,
    alone: true,
    make: (scene) => scene.link("shine-staging-network-vpc-internet", "vpcId", "shine-management-network-vpc"),
  },
  {
    did: "switched the names of a network off",
    told: `${proof}/names`,
    also: [
      "proof-call-connects/names",
      "proof-database-connects/names",
      "proof-grants-work/names",
      "proof-person-reaches/names",
    ],
    says: /^services\.web in staging.*: its network resolves no names/,
    alone: true,
    make: (scene) => scene.set("shine-staging-network-vpc-vpc", { enableDnsSupport: false }),
  },
  {
    did: "gave a subnet addresses of another network",
    told: `${proof}/subnet-range`,
    also: [
      "proof-call-connects/subnet-range",
      "proof-database-connects/subnet-range",
      "proof-grants-work/subnet-range",
      "proof-person-reaches/subnet-range",
    ],
    says: /a subnet that it stands in has addresses outside of its network's, which AWS refuses/,
    alone: true,
    make: (scene) => scene.set("shine-staging-network-vpc-private-a", { cidrBlock: "10.99.0.0/20" }),
  },
  {
    did: "took the rule away that lets HTTPS out",
    told: `${proof}/https-out`,
    also: ["proof-grants-work/https-out", "proof-person-reaches/https-out"],
    says: /^services\.web in staging.*lets no HTTPS out/,
    alone: true,
    make: (scene) => scene.without("shine-staging-groups-web-https-out"),
  },
  {
    did: "let an endpoint's policy pass reads alone",
    told: `${proof}/endpoint-policy`,
    also: ["proof-person-reaches/endpoint-policy"],
    says: /the policy of the endpoint of logs does not let logs:CreateLogStream through/,
    alone: true,
    make: (scene) => scene.replace(`${network}-endpoints-logs`, "policy", "logs:*", "logs:Describe*"),
  },
  {
    did: "let the service be made beside its endpoint",
    told: `${proof}/in-time`,
    says: /does not wait for an endpoint that it needs at once/,
    alone: true,
    make: (scene) => scene.hurry(`${web}-service`, `${network}-endpoints-logs`),
  },
  {
    did: "let the service be made beside the rule that lets its tasks out",
    told: `${proof}/in-time`,
    says: /does not wait for a rule that lets it out/,
    alone: true,
    make: (scene) => scene.hurry(`${web}-service`, "shine-production-groups-web-https-out"),
  },
  {
    did: "switched the private name of an endpoint off",
    told: `${proof}/endpoint-name`,
    also: ["proof-person-reaches/endpoint-name"],
    says: /the name of ssm does not lead to the endpoint/,
    alone: true,
    make: (scene) => scene.set(`${network}-endpoints-ssm`, { privateDnsEnabled: false }),
  },
  {
    did: "gave an endpoint an interface in one zone of two",
    told: `${proof}/endpoint-interfaces`,
    also: ["proof-person-reaches/endpoint-interfaces"],
    says: /has no interface in a zone that it stands in/,
    alone: false,
    make: (scene) => scene.link(`${network}-endpoints-ecr-api`, "subnetIds.0", `${network}-vpc-private-a`),
  },
  {
    did: "narrowed the way out to S3's own addresses",
    told: `${proof}/endpoint-out`,
    also: ["proof-grants-work/https-out"],
    says: /^services\.worker in production.*lets no HTTPS out to the endpoint of/,
    alone: true,
    make: (scene) =>
      scene.set("shine-production-groups-worker-https-out", { cidrIpv4: GONE, prefixListId: "pl-61a54008" }),
  },
  {
    did: "let the endpoints in from staging's network",
    told: `${proof}/endpoint-in`,
    also: ["proof-database-connects/endpoint-in", "proof-grants-work/endpoint-in", "proof-person-reaches/endpoint-in"],
    says: /lets no HTTPS in from it/,
    alone: true,
    make: (scene) => scene.set(`${network}-endpoints-interfaces-https`, { cidrIpv4: "172.28.0.0/16" }),
  },
  {
    did: "renamed a parameter that services read",
    told: `${proof}/secret-written`,
    also: ["proof-database-connects/name"],
    says: /it reads a parameter that neither the program nor anybody else writes/,
    alone: true,
    make: (scene) =>
      scene.set("shine-production-parameters-database/primary/name", {
        name: "/shine/production/infrastructures/database/primary/schema",
      }),
  },
  {
    did: "gave the first task a secret that people write later",
    told: `${proof}/secret-written`,
    says: /its first task reads a parameter that nobody has written before the service is made/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${web}-task-bootstrap-definition`,
        "containerDefinitions",
        '"mountPoints":[]',
        '"mountPoints":[],"secrets":[{"name":"KEY","valueFrom":"arn:aws:ssm:ap-northeast-1:111122223333:parameter/shine/production/applications/rails/secret-key-base"}]',
      ),
  },
  {
    did: "renamed a secret in the role alone",
    told: `${proof}/secret-readable`,
    says: /may not read one of its secrets/,
    alone: true,
    make: (scene) => scene.replace(`${roles}-execution-policy`, "policy", "rails/secret-key-base", "rails/secret-key"),
  },
  {
    did: "renamed the alias by which people encrypt parameters",
    told: `${proof}/secret-key`,
    also: ["proof-grants-work/secret-key"],
    says: /may not use the key that one of its secrets is encrypted with/,
    alone: true,
    make: (scene) =>
      scene.set("shine-production-keys-parameters-alias", { name: "alias/shine-production-application-parameters" }),
  },
  {
    did: "renamed the bucket in the router alone",
    told: `${proof}/log-bucket`,
    says: /writes to a bucket that the program does not make/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${web}-task-definition`,
        "containerDefinitions",
        "shine-production-logs-111122223333",
        "shine-production-log-111122223333",
      ),
  },
  {
    did: "let the router write under another prefix than it does",
    told: `${proof}/log-bucket-write`,
    says: /may not write to the bucket of its logs/,
    alone: true,
    make: (scene) => scene.replace(`${roles}-task-policy`, "policy", "services/web/*", "services/www/*"),
  },
  {
    did: "let the router use another key than the bucket's",
    told: `${proof}/log-bucket-key`,
    also: ["proof-person-reaches/shell-key"],
    says: /may not use the key of the bucket of its logs/,
    alone: true,
    make: (scene) =>
      scene.replace(`${roles}-task-policy`, "policy", "alias/shine-production-logs", "alias/shine-production-data"),
  },
];
