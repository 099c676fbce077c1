import type { Mistake } from "./mistake";

const services = "shine-production-services";
const web = `${services}-web-task-definition`;
const worker = `${services}-worker-task-definition`;
const proof = "proof-task-starts";
const containers = "containerDefinitions";
const writer =
  '{"name":"DATABASE_PRIMARY_WRITER","valueFrom":"arn:aws:ssm:ap-northeast-1:111122223333:parameter/shine/production/infrastructures/database/primary/writer"}';

/** Ways in which a container is not told what the definition says, or its task does not start for what it is told. */
export const toldMistakes: readonly Mistake[] = [
  {
    did: "renamed the container of a service",
    told: `${proof}/container`,
    also: ["proof-repository-deploys/container"],
    says: /^services\.worker in production: none of its containers has its name/,
    alone: true,
    make: (scene) => scene.replace(worker, containers, '"name":"worker"', '"name":"app"'),
  },
  {
    did: "dropped the command of a worker, so that it begins as the web server of its image",
    told: `${proof}/command`,
    says: /^services\.worker in production: its container is not given the command of the definition/,
    alone: true,
    make: (scene) => scene.replace(worker, containers, '"command":["bin/jobs","start"],', ""),
  },
  {
    did: "gave a web server the command of the worker",
    told: `${proof}/command`,
    says: /^services\.web in production: its container is given a command, where the definition leaves it to the image/,
    alone: true,
    make: (scene) => scene.replace(web, containers, '"essential":true', '"command":["bin/jobs"],"essential":true'),
  },
  {
    did: "left out a variable of the definition",
    told: `${proof}/variable`,
    says: /its container is not told what environment\.WEB_CONCURRENCY says/,
    alone: true,
    make: (scene) => scene.replace(web, containers, '"name":"WEB_CONCURRENCY"', '"name":"CONCURRENCY"'),
  },
  {
    did: "told a variable by which an endpoint is known under another name",
    told: `${proof}/parameter`,
    says: /its container is not told, as DATABASE_PRIMARY_WRITER, the parameter that the definition names/,
    alone: true,
    make: (scene) => scene.replace(web, containers, '"DATABASE_PRIMARY_WRITER"', '"DB_WRITER"'),
  },
  {
    did: "left out a parameter of the definition",
    told: `${proof}/parameter`,
    says: /as DATABASE_PRIMARY_WRITER/,
    alone: true,
    make: (scene) => scene.replace(web, containers, `${writer},`, ""),
  },
  {
    did: "told the reader's endpoint as the writer's",
    told: `${proof}/parameter`,
    says: /as DATABASE_PRIMARY_WRITER/,
    alone: true,
    make: (scene) => scene.replace(web, containers, 'database/primary/writer"', 'database/primary/reader"'),
  },
  {
    did: "let the application wait for a router of another name",
    told: `${proof}/waits`,
    also: [`${proof}/router-first`],
    says: /a container waits for one that its task does not have/,
    alone: true,
    make: (scene) => scene.replace(web, containers, '"containerName":"log-router"', '"containerName":"router"'),
  },
  {
    did: "took the router's health check away, which the application waits for",
    told: `${proof}/waits`,
    also: [`${proof}/router-asked`],
    says: /or for the health of one that has no health check/,
    alone: true,
    make: (scene) => scene.replace(web, containers, '"healthCheck":', '"healthChecks":'),
  },
  {
    did: "renamed a volume in the task alone",
    told: `${proof}/volume`,
    also: [`${proof}/mounted`],
    says: /mounts a volume that its task does not have/,
    alone: true,
    make: (scene) => scene.replace(web, "volumes", "app_tmp", "app_temporary"),
  },
  {
    did: "took the router out of FireLens",
    told: `${proof}/router`,
    also: [`${proof}/opened`],
    says: /prints to a log router that its task does not have/,
    alone: false,
    make: (scene) => scene.replace(web, containers, '"firelensConfiguration":', '"firelens":'),
  },
  {
    did: "mistyped the file that the router reads",
    told: `${proof}/router-file`,
    says: /its router is not given the configuration that its image holds/,
    alone: true,
    make: (scene) => scene.replace(web, containers, "/fluent-bit/platform.conf", "/fluent-bit/platform.cnf"),
  },
  ...["LOG_GROUP", "LOG_BUCKET"].map(
    (variable): Mistake => ({
      did: `did not tell the router its ${variable}`,
      told: `${proof}/router-told`,
      says: new RegExp(`its router is not told ${variable}, which stands in its configuration`),
      alone: true,
      make: (scene) => scene.replace(web, containers, `"name":"${variable}"`, '"name":"LOG_PLACE"'),
    }),
  ),
  {
    did: "wrote another region into the driver of a log",
    told: `${proof}/log-region`,
    says: /it is told to write its logs in another region than they are kept in/,
    alone: true,
    make: (scene) =>
      scene.replace(web, containers, '"awslogs-region":"ap-northeast-1"', '"awslogs-region":"us-east-1"'),
  },
  {
    did: "told the router another region",
    told: `${proof}/log-region`,
    says: /^services\.web in production: it is told to write its logs in another region/,
    alone: true,
    make: (scene) =>
      scene.replace(
        web,
        containers,
        '{"name":"AWS_REGION","value":"ap-northeast-1"}',
        '{"name":"AWS_REGION","value":"us-east-1"}',
      ),
  },
  {
    did: "let S3's endpoint pass the layers of images alone",
    told: `${proof}/endpoint-policy`,
    says: /the policy of the endpoint of s3 does not let s3:PutObject through/,
    alone: true,
    make: (scene) => scene.replace("shine-production-network-endpoints-s3", "policy", '"s3:*"', '"s3:GetObject"'),
  },
  {
    did: "left a cluster of production spare capacity alone",
    told: `${proof}/capacity`,
    says: /its cluster does not have the capacity that it asks for/,
    alone: true,
    make: (scene) => scene.set(`${services}-main-capacity`, { capacityProviders: ["FARGATE_SPOT"] }),
  },
  {
    did: "took the capacity of a cluster away",
    told: `${proof}/capacity`,
    says: /its cluster does not have the capacity that it asks for/,
    alone: true,
    make: (scene) => scene.without(`${services}-main-capacity`),
  },
  {
    did: "made the key of the parameters one that signs",
    told: `${proof}/secret-key`,
    also: ["proof-database-connects/master-secret-key-right", "proof-grants-work/secret-key-right"],
    says: /may not use the key that one of its secrets is encrypted with/,
    alone: true,
    make: (scene) =>
      scene.set("shine-production-keys-parameters", {
        keyUsage: "SIGN_VERIFY",
        customerMasterKeySpec: "ECC_NIST_P256",
      }),
  },
];
