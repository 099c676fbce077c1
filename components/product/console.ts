import * as pulumi from "@pulumi/pulumi";
import { CONSOLE, consoleNames } from "../access/console-names";
import { ConsoleTask } from "../access/console-task";
import type { Keys } from "../account/keys";
import { arn } from "../arn";
import type { DatabaseCluster } from "../data/database-cluster";
import { repositoryUrl } from "../image-names";
import type { Network } from "../network/network";
import { parameterPath, variableName } from "../parameters/path";
import type { Scope } from "../scope";
import { Cluster } from "../service/cluster";
import { execStatements, executionStatements, signIn } from "../service/roles";
import { ServiceGroup } from "../service/service-group";
import { TaskRoles } from "../service/task-roles";
import type { Product } from "../definition/completed";
import { userName } from "../definition/database-users";
import { Peers } from "./peers";
import type { Surroundings } from "./surroundings";

export interface ConsoleArgs {
  readonly scope: Scope;
  readonly databases: Product["databases"];
  readonly clusters: Readonly<Record<string, DatabaseCluster>>;
  readonly surroundings: Surroundings;
  readonly keys: Keys;
  readonly network: Network;
}

/** A person's way to the environment's databases: a cluster for this alone, and the task that people start on it. */
export class Console extends pulumi.ComponentResource {
  /** How `aws ecs run-task --network-configuration` is told where the task runs. */
  readonly networkConfiguration: pulumi.Output<string>;

  constructor(name: string, args: ConsoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Console", name, {}, opts);
    const child = { parent: this };
    const { scope, clusters, keys, network, surroundings } = args;
    const names = consoleNames(scope);
    const shared = { region: scope.region, account: surroundings.accounts.shared };
    const { repository, tag } = surroundings.images.console;
    const logGroup = `/${scope.product}/${scope.environment}/${CONSOLE}`;
    const user = userName(scope.environment, CONSOLE);
    const secrets = endpoints(scope, Object.keys(clusters));

    // Of its own, so that who may come here may not go where services run.
    const cluster = new Cluster(names.cluster, { scope, keyArn: keys.arns.logs }, child);
    const group = new ServiceGroup(`${name}-group`, { scope, service: CONSOLE, vpcId: network.vpcId }, child);
    new Peers(
      `${name}-peers`,
      {
        scope,
        peers: Object.fromEntries(
          Object.entries(clusters).map(([key, { securityGroupId, port }]) => [
            key,
            { from: group.securityGroupId, to: securityGroupId, port, description: `People at ${key}` },
          ]),
        ),
      },
      child,
    );
    const roles = new TaskRoles(
      `${name}-roles`,
      {
        scope,
        service: CONSOLE,
        execution: executionStatements(scope, {
          repositories: [arn.imageRepository(shared, repository)],
          logGroups: [logGroup],
          parameters: Object.values(secrets).sort(),
          parametersKeyAlias: keys.aliases.parameters,
        }),
        task: [...execStatements(scope, cluster.execLogGroup, keys.aliases.logs), signIn(scope, user)],
      },
      child,
    );
    new ConsoleTask(
      `${name}-task`,
      {
        scope,
        image: `${repositoryUrl(shared, repository)}:${tag}`,
        logGroup,
        logsKeyArn: keys.arns.logs,
        executionRoleArn: roles.executionRoleArn,
        taskRoleArn: roles.taskRoleArn,
        environment: { DATABASE_USER: user, ...settings(args) },
        secrets,
      },
      child,
    );
    const subnets = pulumi.all(Object.values(network.subnets.private));
    this.networkConfiguration = pulumi.all([subnets, group.securityGroupId]).apply(([ids, groupId]) =>
      JSON.stringify({
        awsvpcConfiguration: { subnets: ids, securityGroups: [groupId], assignPublicIp: "DISABLED" },
      }),
    );
    this.registerOutputs();
  }
}

/** The clusters' endpoints are not known before they exist: the task takes them from where services take them. */
function endpoints(scope: Scope, databases: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    databases.flatMap((key) =>
      ["writer", "reader"].map((role) => {
        const parameter = `database/${key}/${role}`;
        return [variableName(parameter), arn.parameter(scope, parameterPath(scope, "infrastructures", parameter))];
      }),
    ),
  );
}

function settings({ databases, clusters }: ConsoleArgs): Record<string, string> {
  return Object.fromEntries(
    Object.entries(clusters).flatMap(([key, { port, databaseName }]) => [
      [variableName(`database/${key}/engine`), databases[key]?.engine ?? ""],
      [variableName(`database/${key}/name`), databaseName],
      [variableName(`database/${key}/port`), String(port)],
    ]),
  );
}
