import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { awsLogs } from "../logging/aws-logs";
import type { ContainerDefinition } from "../logging/container";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { CONSOLE, consoleNames } from "./console-names";

export interface ConsoleTaskArgs {
  readonly scope: Scope;
  /** The platform's console image, by a tag that never moves, for ARM64. */
  readonly image: string;
  readonly logGroup: string;
  readonly logsKeyArn: pulumi.Input<string>;
  /** ARNs of the two roles, once they may do what they need. */
  readonly executionRoleArn: pulumi.Input<string>;
  readonly taskRoleArn: pulumi.Input<string>;
  /** Plain variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variable → ARN of the parameter that it comes from. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** What the agent of ECS Exec writes, and what clients do. */
const WRITABLE = {
  "managed-agents": "/managed-agents",
  "ssm-lib": "/var/lib/amazon/ssm",
  "ssm-log": "/var/log/amazon/ssm",
  tmp: "/tmp",
};

/**
 * The task that a person starts to get a prompt on a database. It holds clients and no password, ends by itself after an hour, and what is
 * typed and answered in it is written down by ECS Exec.
 */
export class ConsoleTask extends pulumi.ComponentResource {
  readonly family: string;

  constructor(name: string, args: ConsoleTaskArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:access:ConsoleTask", name, {}, opts);
    const child = { parent: this };
    const { scope } = args;
    this.family = consoleNames(scope).family;
    const log = new aws.cloudwatch.LogGroup(
      `${name}-log`,
      {
        name: args.logGroup,
        kmsKeyId: args.logsKeyArn,
        retentionInDays: 90,
        tags: tagsFor(scope, CONSOLE, { "data-class": "internal" }),
      },
      child,
    );
    new aws.ecs.TaskDefinition(
      `${name}-definition`,
      {
        family: this.family,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" },
        executionRoleArn: args.executionRoleArn,
        taskRoleArn: args.taskRoleArn,
        containerDefinitions: JSON.stringify([consoleContainer(args)]),
        volumes: Object.keys(WRITABLE).map((volume) => ({ name: volume })),
        tags: tagsFor(scope, CONSOLE),
      },
      { ...child, dependsOn: log },
    );
    this.registerOutputs({ family: this.family });
  }
}

function consoleContainer({ scope, image, logGroup, environment, secrets }: ConsoleTaskArgs): ContainerDefinition {
  return {
    name: CONSOLE,
    image,
    essential: true,
    cpu: 0,
    memoryReservation: 512,
    user: "65532:65532",
    readonlyRootFilesystem: true,
    linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
    environment: sorted(environment).map(([name, value]) => ({ name, value })),
    secrets: sorted(secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
    mountPoints: Object.entries(WRITABLE).map(([sourceVolume, containerPath]) => ({
      sourceVolume,
      containerPath,
      readOnly: false,
    })),
    stopTimeout: 10,
    logConfiguration: awsLogs(scope.region, logGroup),
  };
}

function sorted(record: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
