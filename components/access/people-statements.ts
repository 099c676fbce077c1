import { arn } from "../arn";
import type { Statement } from "../policy-document";
import { scopedName } from "../naming";
import type { Scope } from "../scope";
import { CONSOLE, consoleNames, tasksOf } from "./console-names";

/** Where people may open a shell in a service's task. */
export interface ShellAccess {
  readonly scope: Scope;
  /** Cluster → its services that admit ECS Exec. */
  readonly clusters: Readonly<Record<string, readonly string[]>>;
}

export interface PeoplesAccess {
  /** Environments that have a console. */
  readonly consoles: readonly Scope[];
  readonly shells: readonly ShellAccess[];
  /** Addresses that people come from. */
  readonly offices: readonly string[];
}

/**
 * What the people of a product may do for an hour: start its console and open a shell in it, and a shell in tasks of services that admit one.
 * Nothing is left open: each thing has a name that this program chose. A session is encrypted with the environment's key for logs, of which
 * the caller makes a data key ("Using ECS Exec", IAM permissions for a KMS key of one's own).
 */
export function peoplesStatements({ consoles, shells, offices }: PeoplesAccess): Statement[] {
  const console = consoles.map((scope) => ({ scope, names: consoleNames(scope) }));
  const consoleClusters = console.map(({ scope, names }) => arn.cluster(scope, names.cluster));
  const shellClusters = shells.flatMap(({ scope, clusters }) => Object.keys(clusters).map((name) => ({ scope, name })));
  const scopes = [
    ...new Map([...consoles, ...shells.map(({ scope }) => scope)].map((one) => [one.environment, one])).values(),
  ];
  const clusters = [...consoleClusters, ...shellClusters.map(({ scope, name }) => arn.cluster(scope, name))];
  const [first] = scopes;
  if (first === undefined) return [];
  return [
    ...(console.length === 0
      ? []
      : [
          {
            sid: "StartConsole",
            actions: ["ecs:RunTask"],
            resources: console.map(({ scope, names }) => arn.taskDefinition(scope, names.family)),
            conditions: { ArnEquals: { "ecs:cluster": consoleClusters } },
          },
          {
            sid: "HandOverRoles",
            actions: ["iam:PassRole"],
            resources: console.flatMap(({ scope, names }) =>
              [names.executionRole, names.taskRole].map((role) => arn.role(scope.account, role)),
            ),
            conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
          },
          {
            sid: "WhereConsolesRun",
            actions: ["ssm:GetParameter"],
            resources: console.map(({ scope, names }) => arn.parameter(scope, names.network)),
          },
          {
            sid: "OpenConsole",
            actions: ["ecs:ExecuteCommand"],
            resources: [...consoleClusters, ...console.map(({ scope, names }) => tasksOf(scope, names.cluster))],
            conditions: { StringEquals: { "ecs:container-name": CONSOLE } },
          },
        ]),
    // One of each environment: the same service may admit a shell in staging only, some day.
    ...shells.map(({ scope, clusters: held }) => ({
      sid: `OpenShell${scope.environment.charAt(0).toUpperCase()}${scope.environment.slice(1)}`,
      actions: ["ecs:ExecuteCommand"],
      resources: Object.keys(held).flatMap((name) => [arn.cluster(scope, name), tasksOf(scope, name)]),
      conditions: { StringEquals: { "ecs:container-name": [...new Set(Object.values(held).flat())].sort() } },
    })),
    {
      sid: "FindTasks",
      actions: ["ecs:DescribeTasks", "ecs:ListTasks"],
      resources: ["*"],
      conditions: { ArnEquals: { "ecs:cluster": clusters } },
    },
    {
      sid: "EncryptSessions",
      actions: ["kms:GenerateDataKey"],
      resources: [arn.keys(first)],
      conditions: {
        "ForAnyValue:StringEquals": {
          "kms:ResourceAliases": scopes.map((scope) => `alias/${scopedName(scope, "logs")}`),
        },
      },
    },
    {
      sid: "FromOfficesOnly",
      effect: "Deny",
      actions: ["*"],
      resources: ["*"],
      conditions: {
        NotIpAddress: { "aws:SourceIp": offices },
        // What AWS does on a person's behalf comes from AWS.
        Bool: { "aws:ViaAWSService": "false" },
      },
    },
  ];
}
