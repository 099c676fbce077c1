import { GONE } from "../mutations/mutant";
import { type Mistake, rewriting } from "./mistake";

const console = "shine-production-console";
const web = "shine-production-services-web";
const access = "organization-account-access-shine";
const proof = "proof-person-reaches";
const admitted = "proof-person-admitted";

const mayPeople = rewriting(`${access}-policy`, "inlinePolicy");
const mayConsole = rewriting(`${console}-roles-task-policy`);
const consoleTask = rewriting(`${console}-task-definition`, "containerDefinitions");

/** Ways in which a person does not come to a prompt, or somebody comes who should not. */
export const personMistakes: readonly Mistake[] = [
  {
    did: "told the console the usual port",
    told: `${proof}/console-told`,
    says: /^the console of production: it is not told what databases\.primary is/,
    alone: true,
    make: (scene) => consoleTask('"13306"', '"3306"')(scene),
  },
  {
    did: "told the console no reader",
    told: `${proof}/console-endpoints`,
    says: /^the console of production: it is not told where databases\.primary answers/,
    alone: true,
    make: (scene) => consoleTask("DATABASE_PRIMARY_READER", "DATABASE_READER")(scene),
  },
  {
    did: "made an environment without a console",
    told: `${proof}/console`,
    says: /^databases\.primary in production: its environment has no console/,
    alone: true,
    make: (scene) => scene.set(`${console}-task-definition`, { family: "shine-production-prompt" }),
  },
  {
    did: "renamed the parameter that tells people where to run it",
    told: `${proof}/console-network`,
    also: [`${proof}/nobody-else`],
    says: /^the console of production: nothing tells people in which subnets/,
    alone: true,
    make: (scene) =>
      scene.set("shine-production-parameters-console/network", {
        name: "/shine/production/infrastructures/console/subnets",
      }),
  },
  {
    did: "wrote the console's group alone into what people are told",
    told: `${proof}/console-subnets`,
    says: /names no subnet of the program/,
    alone: true,
    make: (scene) =>
      scene.link("shine-production-parameters-console/network", "insecureValue", `${console}-group-security-group`),
  },
  {
    did: "gave the console the role of before",
    told: `${proof}/console-role`,
    says: /has no task role of the program/,
    alone: false,
    make: (scene) =>
      scene.set(`${console}-task-definition`, { taskRoleArn: "arn:aws:iam::111122223333:role/shine-prompt" }),
  },
  {
    did: "renamed the console's cluster",
    told: `${proof}/console-cluster`,
    says: /there is no cluster to run it on/,
    alone: false,
    make: (scene) => scene.set(`${console}-cluster-cluster`, { name: "shine-production-console" }),
  },
  {
    did: "left one channel of a shell out of a role",
    told: `${proof}/shell-channel`,
    says: /may not open the channel that a shell is opened by/,
    alone: false,
    make: mayConsole("ssmmessages:OpenDataChannel", "ssmmessages:OpenDataChanel"),
  },
  {
    did: "let a cluster write shells into a group that is not made",
    told: `${proof}/shell-log`,
    says: /writes down nothing of a shell, or into a log group that the program does not make/,
    alone: false,
    make: (scene) =>
      scene.set(`${console}-cluster-cluster`, {
        "configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName": "/shine/production/shell",
      }),
  },
  {
    did: "renamed the group of shells in a role alone",
    told: `${proof}/shell-log-write`,
    says: /may not write down what is typed in a shell/,
    alone: true,
    make: mayConsole("/exec/shine-production-console-cluster", "/exec/console"),
  },
  {
    did: "let a role use another key than that of shells",
    told: `${proof}/shell-key`,
    says: /may not use the key that a shell is encrypted with/,
    alone: true,
    make: mayConsole("alias/shine-production-logs", "alias/shine-production-data"),
  },
  {
    did: "switched ECS Exec off for a service that declares a shell",
    told: `${proof}/shell-declared`,
    says: /it declares a shell and admits none/,
    alone: true,
    make: (scene) => scene.set(`${web}-service`, { enableExecuteCommand: false }),
  },
  {
    did: "switched ECS Exec on for a night and left it so",
    told: `${proof}/shell-declared`,
    says: /^services\.api in production: it admits a shell that it does not declare/,
    alone: true,
    make: (scene) => scene.set("shine-production-services-api-service", { enableExecuteCommand: true }),
  },
  {
    did: "let the tasks of a service run on the default cluster",
    told: `${proof}/shell-cluster`,
    also: [
      "proof-repository-deploys/service",
      "proof-schedule-holds/target",
      "proof-schedule-holds/told",
      "proof-service-scales/service",
      "proof-service-scales/target",
      "proof-task-starts/cluster",
    ],
    says: /runs on no cluster of the program/,
    alone: false,
    make: (scene) => scene.set(`${web}-service`, { cluster: GONE }),
  },
  {
    did: "opened the database to the office for a migration",
    told: `${proof}/nobody-else`,
    also: ["proof-database-connects/in"],
    says: /lets in somebody who is neither a service that declares it/,
    alone: true,
    make: (scene) =>
      scene.link(
        "shine-production-databases-primary-users-database-in",
        "referencedSecurityGroupId",
        "shine-production-load-balancer-security-group",
      ),
  },
  {
    did: "let people of the console out to another port",
    told: `${proof}/out`,
    says: /^the console of production: its security group lets nothing out to the port of the database/,
    alone: true,
    make: (scene) => scene.set(`${console}-peers-primary-out`, { fromPort: 3306, toPort: 3306 }),
  },
  {
    did: "narrowed the console's way out to S3's own addresses",
    told: `${proof}/endpoint-out`,
    says: /^the console of production: its security group lets no HTTPS out to the endpoint of/,
    alone: true,
    make: (scene) => scene.set(`${console}-group-https-out`, { cidrIpv4: GONE, prefixListId: "pl-61a54008" }),
  },
  {
    did: "forgot the rule that lets the console into the database",
    told: `${proof}/in`,
    says: /the security group of the database lets nothing in from it/,
    alone: true,
    make: (scene) => scene.without(`${console}-peers-primary-in`),
  },
  {
    did: "renamed the console's user in its task alone",
    told: `${proof}/user-right`,
    also: [`${proof}/user-made`],
    says: /may not sign in as the user that it is told/,
    alone: true,
    make: consoleTask("production-console", "production-people"),
  },
  {
    did: "renamed the variable that tells the console its user",
    told: `${proof}/user`,
    says: /told no user to sign in as/,
    alone: true,
    make: consoleTask("DATABASE_USER", "DATABASE_PRIMARY_USER"),
  },
  {
    did: "renamed a permission set",
    stack: "organization",
    told: `${admitted}/set`,
    says: /^the people of shine: there is no permission set/,
    alone: true,
    make: (scene) => scene.set(`${access}-set`, { name: "shine-people" }),
  },
  {
    did: "assigned people to another account",
    stack: "organization",
    told: `${admitted}/assignment`,
    says: /assigned to no group of the program in the product's account/,
    alone: true,
    make: (scene) => scene.set(`${access}-assignment`, { targetId: "444455556666" }),
  },
  {
    did: "let people start the console and give it no role",
    stack: "organization",
    told: `${admitted}/console`,
    says: /they may not start the console of production/,
    alone: true,
    make: mayPeople("role/shine-production-console-task", "role/shine-production-prompt"),
  },
  {
    did: "let people come from the whole internet",
    stack: "organization",
    told: `${admitted}/outside`,
    says: /from anywhere at all they may/,
    alone: false,
    make: mayPeople("198.51.100.0/27", "0.0.0.0/0"),
  },
  {
    did: "left the shell of a service to nobody",
    stack: "organization",
    told: `${admitted}/shell`,
    says: /they may not open the shell that services\.web declares in production/,
    alone: true,
    make: mayPeople("task/shine-production-services-main", "task/shine-production-main"),
  },
  {
    did: "asked for the quota of another service",
    told: "proof-quota-suffices/vcpu",
    says: /its tasks on FARGATE take more vCPU at their most/,
    alone: true,
    make: (scene) => scene.set("shine-account-quotas-fargate-vcpu-200", { serviceCode: "ec2" }),
  },
  {
    did: "asked for half of the vCPU",
    told: "proof-quota-suffices/vcpu",
    says: /^the account of shine: its tasks on FARGATE take more vCPU/,
    alone: true,
    make: (scene) => scene.set("shine-account-quotas-fargate-vcpu-200", { value: 20 }),
  },
  {
    did: "let a service grow beyond what is asked for",
    told: "proof-quota-suffices/vcpu",
    also: ["proof-service-scales/bounds"],
    says: /take more vCPU at their most/,
    alone: true,
    make: (scene) => scene.set(`${web}-scaling-target`, { maxCapacity: 400 }),
  },
  {
    did: "forgot to ask for addresses",
    told: "proof-quota-suffices/addresses",
    says: /its elastic addresses are more than is asked for/,
    alone: false,
    make: (scene) => {
      const address = scene.find("shine-production-network-vpc-nat-a-address");
      const more = [1, 2, 3, 4, 5, 6, 7, 8].map((count) => ({
        ...address,
        urn: `${address.urn}-${count}`,
        name: `${address.name}-${count}`,
      }));
      return scene.with(...more);
    },
  },
];
