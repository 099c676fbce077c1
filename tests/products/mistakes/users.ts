import { GONE } from "../mutations/mutant";
import { type Mistake, Scene } from "./mistake";

const primary = "shine-production-databases-primary";
const users = `${primary}-users`;
const endpoints = "shine-production-network-endpoints";
const proof = "proof-database-connects";

/** Ways in which the users of a database are not made. */
export const usersMistakes: readonly Mistake[] = [
  {
    did: "took RDS's own role for given",
    told: `${proof}/linked-role`,
    says: /^what makes the users of .* nothing makes RDS's own role/,
    alone: true,
    make: (scene) => scene.without("shine-account-linked-roles-rds"),
  },
  {
    did: "called the function with the endpoint of before",
    told: `${proof}/call`,
    also: [`${proof}/user-made`, "proof-person-reaches/user-made"],
    says: /^what makes the users of databases\.primary in production: nothing calls it with the cluster's own endpoint/,
    alone: false,
    make: (scene) => scene.set(`${users}-invocation`, { input: "{}" }),
  },
  {
    did: "called a function of another name",
    told: `${proof}/function`,
    says: /what is called is no function of the program/,
    alone: true,
    make: (scene) => scene.set(`${users}-invocation`, { functionName: "database-users" }),
  },
  {
    did: "gave the function a role that the console made",
    told: `${proof}/function-role`,
    says: /^what makes the users of .* it has no role of the program/,
    alone: true,
    make: (scene) =>
      scene.set(`${users}-function`, { role: "arn:aws:iam::111122223333:role/service-role/database-users" }),
  },
  {
    did: "let tasks take the function's role",
    told: `${proof}/function-trust`,
    says: /its role does not let functions of Lambda take it/,
    alone: true,
    make: (scene) => scene.replace(`${users}-role`, "assumeRolePolicy", "lambda.amazonaws.com", "ecs.amazonaws.com"),
  },
  {
    did: "renamed the log group of the function alone",
    told: `${proof}/log-group`,
    says: /it writes to a log group that the program does not make/,
    alone: false,
    make: (scene) => scene.set(`${users}-function`, { "loggingConfig.logGroup": "/aws/lambda/database-users" }),
  },
  {
    did: "renamed the log group of the function in its role alone",
    told: `${proof}/log-write`,
    says: /may not write to one of its log groups/,
    alone: true,
    make: (scene) =>
      scene.replace(`${users}-role-policy`, "policy", "log-group:/shine/production/functions/", "log-group:/shine/"),
  },
  {
    did: "took the function out of the network",
    told: `${proof}/network`,
    also: ["proof-person-reaches/nobody-else"],
    says: /^what makes the users of .* it stands in no network of the program/,
    alone: true,
    make: (scene) => scene.set(`${users}-function`, { vpcConfig: GONE }),
  },
  {
    did: "took the right to find interfaces for needless",
    told: `${proof}/interfaces`,
    says: /Lambda may not put it into its network by its role: .*ec2:DescribeNetworkInterfaces/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${users}-role-policy`,
        "policy",
        '"ec2:DescribeNetworkInterfaces","ec2:DescribeSubnets"],"Resource":"*"}',
        '"ec2:DescribeSubnets"],"Resource":"*"}',
      ),
  },
  {
    did: "denied interfaces to Lambda itself, and not to the code alone",
    told: `${proof}/interfaces`,
    says: /Lambda may not put it into its network by its role: statement NotTheCode .* denies/,
    alone: false,
    make: (scene) => scene.replace(`${users}-role-policy`, "policy", "ArnEquals", "ArnEqualsIfExists"),
  },
  {
    did: "gave the cluster a password of one's own",
    told: `${proof}/master-secret`,
    says: /RDS keeps no secret of the cluster's master user/,
    alone: false,
    make: (scene) => scene.set(`${primary}-cluster`, { manageMasterUserPassword: false }),
  },
  {
    did: "let the function read the secret of another cluster",
    told: `${proof}/master-secret-right`,
    says: /it may not read the secret of the cluster's master user: .*asks for another secretsmanager:resourcetag/i,
    alone: true,
    make: (scene) =>
      scene.replace(`${users}-role-policy`, "policy", `cluster:${primary}`, "cluster:shine-production-databases-main"),
  },
  {
    did: "left the secret of the master user to AWS's own key",
    told: `${proof}/master-secret-key`,
    says: /the program makes no key for the secret of the cluster's master user/,
    alone: false,
    make: (scene) => scene.set(`${primary}-cluster`, { masterUserSecretKmsKeyId: GONE }),
  },
  {
    did: "took Secrets Manager out of the key's policy and the function's role",
    told: `${proof}/master-secret-key-right`,
    says: /it may not use the key that the secret of the cluster's master user is encrypted with/,
    alone: true,
    make: (scene) =>
      new Scene(scene.replace("shine-production-keys-parameters", "policy", "secretsmanager.ap-", "ec2.ap-")).replace(
        `${users}-role-policy`,
        "policy",
        "secretsmanager.ap-",
        "ssm.ap-",
      ),
  },
  {
    did: "let the function out to the usual port of a database that has another",
    told: `${proof}/out`,
    says: /^what makes the users of .* lets nothing out to the port of the database/,
    alone: true,
    make: (scene) => scene.set(`${users}-database-out`, { fromPort: 3306, toPort: 3306 }),
  },
  {
    did: "forgot the rule that lets the function into the database",
    told: `${proof}/in`,
    says: /^what makes the users of .* lets nothing in from it on its port/,
    alone: true,
    make: (scene) => scene.without(`${users}-database-in`),
  },
  {
    did: "took the function's way to Secrets Manager away, where it goes by NAT",
    told: `${proof}/https-out`,
    says: /^what makes the users of databases\.primary in staging: its security group lets no HTTPS out/,
    alone: true,
    make: (scene) => scene.without("shine-staging-databases-primary-users-https-out"),
  },
  {
    did: "took the function's way to Secrets Manager away, where it goes by an endpoint",
    told: `${proof}/endpoint-out`,
    says: /^what makes the users of .* lets no HTTPS out to the endpoint of secretsmanager/,
    alone: true,
    make: (scene) => scene.set(`${users}-https-out`, { cidrIpv4: GONE, prefixListId: "pl-61a54008" }),
  },
  {
    did: "called the function beside the rule that lets it out",
    told: `${proof}/in-time`,
    says: /^what makes the users of .* it does not wait for a rule that lets it out that it needs at once/,
    alone: true,
    make: (scene) => scene.hurry(`${users}-invocation`, `${users}-https-out`),
  },
  {
    did: "called the function beside the cluster's first instance",
    told: `${proof}/in-time`,
    says: /it does not wait for an instance that it needs at once/,
    alone: true,
    make: (scene) => scene.hurry(`${users}-invocation`, `${primary}-instances-1`),
  },
  {
    did: "called the function beside the endpoint of Secrets Manager",
    told: `${proof}/in-time`,
    says: /it does not wait for an endpoint that it needs at once/,
    alone: true,
    make: (scene) => scene.hurry(`${users}-invocation`, `${endpoints}-secretsmanager`),
  },
  {
    did: "called the function of staging",
    told: `${proof}/function-own`,
    says: /what is called is the function of another environment, which does not reach it/,
    alone: true,
    make: (scene) => scene.set(`${users}-invocation`, { functionName: "shine-staging-databases-primary-users" }),
  },
  {
    did: "reserved no run of the function",
    told: `${proof}/function-runs`,
    says: /it is given no run at once, so that Lambda refuses every call/,
    alone: true,
    make: (scene) => scene.set(`${users}-function`, { reservedConcurrentExecutions: 0 }),
  },
  {
    did: "gave the function a second",
    told: `${proof}/function-time`,
    says: /it is ended before it has waited for the database/,
    alone: true,
    make: (scene) => scene.set(`${users}-function`, { timeout: 1 }),
  },
];
