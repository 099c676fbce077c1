import type { View } from "../kernel/graph";
import { DATABASE } from "../views/databases";
import { madeFor } from "../views/declared";
import { named } from "../views/named";
import { SUBNET, VPC } from "../views/placement";
import { CLUSTER, containers, roleNamed } from "../views/tasks";
import { GROUP } from "../views/security-groups";
import type { Origin } from "./apis";
import { toCluster } from "./database";
import { databaseVariable, toUser } from "./database-user";
import { apisOfImages, imageIn, PULL, repositoryArn } from "./image";
import { toApi } from "./apis";
import { callerOf } from "../views/rights";
import { toShell } from "./shell";
import type { Way } from "./way";

const PARAMETER = "aws:ssm/parameter:Parameter";

/** The family of an environment's console, by which people start it. */
export function consoleFamily(product: string, environment: string): string {
  return `${product}-${environment}-console`;
}

/** The parameter that tells people in which subnets, and with which group, the console runs. */
export function consoleNetwork(product: string, environment: string): string {
  return `/${product}/${environment}/infrastructures/console/network`;
}

/** From the task that a person starts to a prompt on each database of its environment. */
export function toPrompt(way: Way, task: View, environment: string, databases: readonly string[]): void {
  const { graph } = task;
  const network = way.found(
    "console-network",
    () => graph.called(PARAMETER, consoleNetwork(graph.stack, environment)),
    "nothing tells people in which subnets, and with which group, it runs",
    task,
  );
  if (network === undefined) return;
  const subnets = named(network, "insecureValue", SUBNET);
  const vpc = way.found(
    "console-subnets",
    () => subnets.flatMap((subnet) => named(subnet, "vpcId", VPC))[0],
    "what people are told names no subnet of the program",
    network,
  );
  const role = way.found(
    "console-role",
    () => roleNamed(graph, task, "taskRoleArn"),
    "it has no task role of the program",
    task,
  );
  const cluster = way.found(
    "console-cluster",
    () => graph.called(CLUSTER, `${consoleFamily(graph.stack, environment)}-cluster`),
    "there is no cluster to run it on",
    task,
  );
  if (vpc === undefined || role === undefined || cluster === undefined) return;
  const origin: Origin = { vpc, subnets, groups: named(network, "insecureValue", GROUP) };
  toStart(way, task, origin);
  toShell(way, role, cluster, origin);
  for (const key of databases) {
    const [database] = madeFor(graph, { environment, kind: "databases", key }, DATABASE);
    if (database === undefined) continue;
    toldOf(way, task, key, database);
    toCluster(way, origin, database);
    toUser(way, task, database, "DATABASE_USER", "writer");
  }
}

/** What `prompt` reads (images/console/prompt). */
function toldOf(way: Way, task: View, key: string, database: View): void {
  const { graph, environment = "" } = task;
  const told = (list: "environment" | "secrets", variable: string, field: string): string | undefined =>
    containers(task)
      .flatMap(({ reader }) => reader.list(list))
      .find((entry) => entry.text("name") === databaseVariable(key, variable))
      ?.text(field);
  way.expect(
    "console-told",
    () =>
      Object.entries({ ENGINE: "engine", NAME: "databaseName", PORT: "port" }).every(
        ([variable, property]) => told("environment", variable, "value") === String(database.get(property)),
      ),
    `it is not told what databases.${key} is: its engine, its name and its port`,
    task,
  );
  way.expect(
    "console-endpoints",
    () =>
      ["writer", "reader"].every((end) =>
        told("secrets", end.toUpperCase(), "valueFrom")?.endsWith(
          `:parameter/${graph.stack}/${environment}/infrastructures/database/${key}/${end}`,
        ),
      ),
    `it is not told where databases.${key} answers`,
    task,
  );
}

/** What starts it reaches the registry and, for its parameters, Parameter Store. */
function toStart(way: Way, task: View, origin: Origin): void {
  const execution = roleNamed(task.graph, task, "executionRoleArn");
  if (execution === undefined) return;
  const caller = callerOf(execution);
  const all = containers(task);
  const images = all.flatMap(({ reader }) => imageIn(reader.text("image") ?? "") ?? []);
  const pulls = images.flatMap((image) => PULL.map((action) => ({ caller, action, resource: repositoryArn(image) })));
  const parameters = all
    .flatMap(({ reader }) => reader.list("secrets").flatMap((one) => one.text("valueFrom") ?? []))
    .map((resource) => ({ caller, action: "ssm:GetParameters", resource }));
  for (const [api, calls] of Object.entries({ ...apisOfImages(execution, images, pulls), ssm: parameters })) {
    if (calls.length > 0) toApi(way, origin, api, calls);
  }
}
