import { GONE } from "../mutations/mutant";
import type { Mistake } from "./mistake";

const api = "shine-production-services-api";
const primary = "shine-production-databases-primary";
const parameters = "shine-production-parameters";
const call = "proof-call-connects";
const database = "proof-database-connects";

/** Ways in which a service does not reach another, or its database. */
export const connectionMistakes: readonly Mistake[] = [
  {
    did: "gave a caller the subnets of before",
    told: `${call}/network`,
    also: [
      "proof-database-connects/network",
      "proof-grants-work/network",
      "proof-person-reaches/network",
      "proof-task-starts/network",
    ],
    says: /^services\.web in production: it stands in no network/,
    alone: true,
    make: (scene) =>
      scene.link(
        "shine-production-services-web-service",
        "networkConfiguration.subnets",
        "shine-production-groups-web-security-group",
      ),
  },
  {
    did: "moved a service into staging's network",
    told: `${call}/same-network`,
    also: [`${database}/same-network`, "proof-request-arrives/target-network", "proof-task-starts/in-time"],
    says: /api stands in another network/,
    alone: true,
    make: (scene) =>
      scene.link(
        `${api}-service`,
        "networkConfiguration.subnets",
        "shine-staging-network-vpc-private-a",
        "shine-staging-network-vpc-private-c",
        "shine-production-groups-api-security-group",
      ),
  },
  {
    did: "let the application listen on another port than it declares",
    told: `${call}/called-port`,
    also: ["proof-request-arrives/container-port"],
    says: /no container of its task listens on the port/,
    alone: true,
    make: (scene) =>
      scene.replace(`${api}-task-definition`, "containerDefinitions", '"containerPort":8080', '"containerPort":8000'),
  },
  {
    did: "took the service away that another calls",
    told: `${call}/called`,
    also: [
      "proof-alert-arrives/site",
      "proof-declared-made/service",
      "proof-person-reaches/nobody-else",
      "proof-repository-deploys/service",
      "proof-service-scales/service",
    ],
    says: /^services\.web in production calls api: it has no ECS service/,
    alone: true,
    make: (scene) => scene.without(`${api}-service`),
  },
  {
    did: "left a service out of discovery",
    told: `${call}/discovery`,
    says: /registered under no name/,
    alone: true,
    make: (scene) => scene.set(`${api}-service`, { serviceRegistries: GONE }),
  },
  {
    did: "registered a service under another name",
    told: `${call}/discovery-name`,
    says: /under another name than its own/,
    alone: true,
    make: (scene) => scene.set(`${api}-discovery`, { name: "backend" }),
  },
  {
    did: "registered a service without health",
    told: `${call}/discovery-health`,
    says: /leads to tasks that are not well too/,
    alone: true,
    make: (scene) => scene.set(`${api}-discovery`, { healthCheckCustomConfig: GONE }),
  },
  {
    did: "wrote the id of a namespace of before",
    told: `${call}/namespace`,
    says: /stands in no namespace of the program/,
    alone: false,
    make: (scene) => scene.set(`${api}-discovery`, { "dnsConfig.namespaceId": "ns-0123456789abcdef" }),
  },
  {
    did: "made the namespace in the network of management",
    told: `${call}/namespace-network`,
    says: /not resolved in the network of the caller/,
    alone: true,
    make: (scene) => scene.link("shine-production-network-namespace-discovery", "vpc", "shine-management-network-vpc"),
  },
  {
    did: "opened the port of before to the caller",
    told: `${call}/out`,
    says: /lets nothing out to the port of api/,
    alone: true,
    make: (scene) => scene.set("shine-production-peers-calls--web--api-out", { fromPort: 80, toPort: 80 }),
  },
  {
    did: "let the wrong caller in",
    told: `${call}/in`,
    says: /the security group of api lets nothing in/,
    alone: true,
    make: (scene) =>
      scene.link(
        "shine-production-peers-calls--web--api-in",
        "referencedSecurityGroupId",
        "shine-production-groups-worker-security-group",
      ),
  },
  {
    did: "wrote another port into the parameter that callers read",
    told: `${call}/called-parameter`,
    also: ["proof-declared-made/address"],
    says: /the parameter of its port is missing, or says something else/,
    alone: true,
    make: (scene) => scene.set(`${parameters}-service/api/port`, { insecureValue: "8081" }),
  },
  {
    did: "took the cluster out of the program",
    told: `${database}/cluster`,
    also: ["proof-declared-made/cluster"],
    says: /^services\.api in production stores in databases\.primary: there is no cluster of it/,
    alone: true,
    make: (scene) => scene.without(`${primary}-cluster`),
  },
  {
    did: "left a cluster without instances",
    told: `${database}/instance`,
    also: [`${database}/readers`],
    says: /has no instance/,
    alone: false,
    make: (scene) => scene.without(...[1, 2, 3].map((count) => `${primary}-instances-${count}`)),
  },
  {
    did: "told services the short name of the database, which no certificate has",
    told: `${database}/endpoint`,
    says: /the parameter of its writer does not hold the cluster's own endpoint/,
    alone: true,
    make: (scene) => scene.set(`${parameters}-database/primary/writer`, { insecureValue: "db-writer.shine.internal" }),
  },
  {
    did: "wrote the usual port into the parameter of one that has another",
    told: `${database}/port`,
    says: /the parameter of its port says something else than the cluster/,
    alone: true,
    make: (scene) => scene.set(`${parameters}-database/primary/port`, { insecureValue: "3306" }),
  },
  {
    did: "put the database into staging's subnets",
    told: `${database}/same-network`,
    also: ["proof-person-reaches/same-network"],
    says: /the database stands in another network/,
    alone: true,
    make: (scene) =>
      scene.link(
        `${primary}-subnet-group`,
        "subnetIds",
        "shine-staging-network-vpc-isolated-a",
        "shine-staging-network-vpc-isolated-c",
      ),
  },
  {
    did: "let a service out to the usual port of a database that has another",
    told: `${database}/out`,
    says: /lets nothing out to the port of the database/,
    alone: true,
    make: (scene) => scene.set("shine-production-peers-stores--web--primary-out", { fromPort: 3306, toPort: 3306 }),
  },
  {
    did: "forgot the rule that lets a service into the database",
    told: `${database}/in`,
    says: /the security group of the database lets nothing in/,
    alone: true,
    make: (scene) => scene.without("shine-production-peers-stores--worker--primary-in"),
  },
  {
    did: "renamed the variable that tells the user",
    told: `${database}/user`,
    says: /told no user to sign in as/,
    alone: true,
    make: (scene) =>
      scene.replace(
        "shine-production-services-web-task-definition",
        "containerDefinitions",
        "DATABASE_PRIMARY_USER",
        "DATABASE_USER",
      ),
  },
  {
    did: "switched the sign-in by IAM off",
    told: `${database}/iam-sign-in`,
    also: ["proof-person-reaches/iam-sign-in"],
    says: /takes no tokens of IAM/,
    alone: true,
    make: (scene) => scene.set(`${primary}-cluster`, { iamDatabaseAuthenticationEnabled: false }),
  },
  {
    did: "let a service sign in as another's user",
    told: `${database}/user-right`,
    says: /may not sign in as the user that it is told/,
    alone: true,
    make: (scene) =>
      scene.replace(
        "shine-production-services-web-task-roles-task-policy",
        "policy",
        "dbuser:*/production-web",
        "dbuser:*/production-api",
      ),
  },
  {
    did: "forgot a service in the list of users",
    told: `${database}/user-made`,
    says: /nothing makes the user that it signs in as/,
    alone: true,
    make: (scene) => scene.replace(`${primary}-users-invocation`, "triggers", "production-worker", "production-work"),
  },
];
