import { GONE } from "../mutations/mutant";
import { type Mistake, Scene } from "./mistake";

const proof = "proof-grants-work";
const services = "shine-production-services";
const api = `${services}-api`;
const mail = "shine-production-granted-mail";
const endpoint = "shine-production-network-endpoints-secretsmanager";
const policyOf = (service: string): string => `${services}-${service}-task-roles-task-policy`;

/** Ways in which a service cannot do what it was granted. */
export const grantMistakes: readonly Mistake[] = [
  {
    did: "let a task run without a role of its own",
    told: `${proof}/role`,
    also: ["proof-database-connects/user-right", "proof-repository-deploys/pass-task"],
    says: /^services\.api in production: its task has no role of the program/,
    alone: false,
    make: (scene) => scene.set(`${api}-task-definition`, { taskRoleArn: GONE }),
  },
  {
    did: "told a service another sender than it may be",
    told: `${proof}/told`,
    says: /^services\.web in production sends as no-reply@shine\.example\.com: its containers are not told/,
    alone: true,
    make: (scene) =>
      scene.replace(`${services}-web-task-definition`, "containerDefinitions", "no-reply@shine", "noreply@shine"),
  },
  {
    did: "renamed the variable that tells a sender",
    told: `${proof}/told`,
    says: /sends as no-reply@shine.*not told the name of it as MAIL_FROM_NO_REPLY/,
    alone: true,
    make: (scene) =>
      scene.replace(`${services}-web-task-definition`, "containerDefinitions", "MAIL_FROM_NO_REPLY", "MAIL_FROM"),
  },
  {
    did: "encrypted the bus with a key that knows no EventBridge",
    told: `${proof}/bus-key`,
    says: /^services\.api in production publishes: the key of the bus does not admit EventBridge/,
    alone: true,
    make: (scene) =>
      scene.link("shine-production-granted-events-bus", "kmsKeyIdentifier", "shine-production-keys-data"),
  },
  {
    did: "told a service another secret than it may read",
    told: `${proof}/told`,
    says: /^services\.api in production reads \/shine\/production\/applications\/partner-api: its containers are not told/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${api}-task-definition`,
        "containerDefinitions",
        "applications/partner-api",
        "applications/partner",
      ),
  },
  {
    did: "made the identity of mail for another domain",
    told: `${proof}/mail-identity`,
    says: /^services\.worker in production sends as support@.*SES has no identity of its domain/,
    alone: false,
    make: (scene) => scene.set(`${mail}-identity`, { emailIdentity: "mail.shine.example.com" }),
  },
  {
    did: "forgot one of the keys of mail",
    told: `${proof}/mail-verified`,
    says: /do not all stand in the domain's public zone/,
    alone: true,
    make: (scene) => scene.without(`${mail}-key-3`),
  },
  {
    did: "wrote a key of mail into the zone that only the network asks",
    told: `${proof}/mail-verified`,
    says: /do not all stand in the domain's public zone/,
    alone: false,
    make: (scene) => scene.link(`${mail}-key-1`, "zoneId", "shine-production-network-namespace-management-zone"),
  },
  {
    did: "wrote what others are to do with forged mail below another domain",
    told: `${proof}/mail-policy`,
    says: /no record says what others are to do with mail of its domain that is not its own/,
    alone: true,
    make: (scene) => scene.set(`${mail}-dmarc`, { name: "_dmarc.production.shine.example.com" }),
  },
  {
    did: "gave a service one sender of two",
    told: `${proof}/mail-right`,
    says: /^services\.worker in production sends as support@.*may not send mail from it: .*ses:fromaddress/i,
    alone: true,
    make: (scene) => scene.replace(policyOf("worker"), "policy", "support@shine", "help@shine"),
  },
  {
    did: "published on staging's bus",
    told: `${proof}/bus`,
    says: /^services\.api in production publishes: the bus that it is told is none of its environment's/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${api}-task-definition`,
        "containerDefinitions",
        '"name":"EVENT_BUS","value":"shine-production"',
        '"name":"EVENT_BUS","value":"shine-staging"',
      ),
  },
  {
    did: "renamed an event in the definition alone",
    told: `${proof}/events-right`,
    says: /may not put one of its events on the bus: .*events:detail-type/,
    alone: true,
    make: (scene) => scene.replace(policyOf("api"), "policy", "order-cancelled", "order-canceled"),
  },
  {
    did: "left out what AWS adds to a secret's name",
    told: `${proof}/secret-right`,
    says: /^services\.api in production reads .*: its task role may not read it/,
    alone: true,
    make: (scene) => scene.replace(policyOf("api"), "policy", "partner-api-??????", "partner-api"),
  },
  {
    did: "took Secrets Manager out of the key's policy and the role's",
    told: `${proof}/secret-key-right`,
    says: /may not use the key that it is encrypted with: .*allows kms:Decrypt, but asks for another/,
    alone: true,
    make: (scene) =>
      new Scene(scene.replace("shine-production-keys-parameters", "policy", "secretsmanager.ap-", "ec2.ap-")).replace(
        policyOf("api"),
        "policy",
        "secretsmanager.ap-",
        "ssm.ap-",
      ),
  },
  {
    did: "switched the private name of the endpoint of secrets off",
    told: `${proof}/endpoint-name`,
    also: ["proof-database-connects/endpoint-name"],
    says: /the name of secretsmanager does not lead to the endpoint/,
    alone: true,
    make: (scene) => scene.set(endpoint, { privateDnsEnabled: false }),
  },
  {
    did: "gave the endpoint of secrets an interface in one zone of two",
    told: `${proof}/endpoint-interfaces`,
    also: ["proof-database-connects/endpoint-interfaces"],
    says: /the endpoint of secretsmanager has no interface in a zone that it stands in/,
    alone: false,
    make: (scene) => scene.link(endpoint, "subnetIds.0", "shine-production-network-vpc-private-a"),
  },
  {
    did: "let the endpoint of secrets pass their descriptions alone",
    told: `${proof}/endpoint-policy`,
    also: ["proof-database-connects/endpoint-policy"],
    says: /the policy of the endpoint of secretsmanager does not let secretsmanager:GetSecretValue through/,
    alone: true,
    make: (scene) => scene.replace(endpoint, "policy", "secretsmanager:*", "secretsmanager:Describe*"),
  },
  {
    did: "took the way to NAT for needless where there are endpoints",
    told: `${proof}/nat-route`,
    says: /^services\.worker in production sends as .*leads to no NAT gateway, and the network has no endpoint of email/,
    alone: false,
    make: (scene) => scene.without("shine-production-network-vpc-private-a-default"),
  },
  {
    did: "narrowed the way out of a reader of secrets to S3's own addresses",
    told: `${proof}/endpoint-out`,
    also: ["proof-task-starts/endpoint-out", `${proof}/https-out`],
    says: /^services\.api in production reads .*lets no HTTPS out to the endpoint of secretsmanager/,
    alone: true,
    make: (scene) =>
      scene.set("shine-production-groups-api-https-out", { cidrIpv4: GONE, prefixListId: "pl-61a54008" }),
  },
];
