import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { at, mapValues } from "../records";
import { refuse } from "../refuse";
import { tagsFor } from "../tags";
import { grantStatements } from "./grants";
import { executionStatements, taskStatements } from "./roles";
import { BOOTSTRAP_SIZE, bootstrapTask } from "./bootstrap-task";
import { argsProblems, type ServiceArgs } from "./service-args";
import { type Task, taskOf, taskProblems, type TaskSpec } from "./task-definition";
import { TaskRoles } from "./task-roles";

interface Parts {
  readonly task: Task;
  readonly size: { readonly cpu: number; readonly memory: number };
  readonly roles: TaskRoles;
  readonly logs: readonly aws.cloudwatch.LogGroup[];
  readonly ephemeralStorage?: { readonly sizeInGib: number };
}

/**
 * What a task of a service is: its containers, its two roles, and the log groups that it writes, made before it. In two families: the
 * application's, which the deploy tool takes as its pattern, and the one that the service begins with.
 */
export class ServiceTask extends pulumi.ComponentResource {
  readonly executionRoleName: string;
  readonly taskRoleName: string;
  /** What the application prints, what its log router says of itself, and what the bootstrap image prints. */
  readonly logGroupNames: Readonly<Record<"application" | "router" | "bootstrap", string>>;
  /** The revision that the service begins with. */
  readonly bootstrapDefinitionArn: pulumi.Output<string>;

  constructor(name: string, args: ServiceArgs & { readonly family: string }, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:ServiceTask", name, {}, opts);
    const { scope, service, family } = args;
    const root = `/${scope.product}/${scope.environment}/${service}`;
    this.logGroupNames = {
      application: `${root}/application`,
      router: `${root}/router`,
      bootstrap: `${root}/bootstrap`,
    };
    const spec: TaskSpec = {
      ...args,
      router: {
        image: args.routerImage,
        region: scope.region,
        logGroup: this.logGroupNames.application,
        ownLogGroup: this.logGroupNames.router,
        bucket: args.logBucket,
        prefix: `services/${service}`,
      },
    };
    refuse(`service ${family}`, [...argsProblems(args), ...taskProblems(spec)]);

    const logs = mapValues(this.logGroupNames, (groupName, kind) =>
      this.logGroup(`${name}-${kind}-logs`, groupName, args),
    );
    const roles = this.roles(`${name}-roles`, spec, args);
    const storage = args.ephemeralStorageGib;
    // The pattern of the deploy tool's revisions: only the image differs.
    this.definition(`${name}-definition`, family, args, {
      task: taskOf(spec),
      size: args,
      roles,
      logs: [at(logs, "application"), at(logs, "router")],
      ...(storage === undefined ? {} : { ephemeralStorage: { sizeInGib: storage } }),
    });
    const first = this.definition(`${name}-bootstrap-definition`, `${family}-bootstrap`, args, {
      task: bootstrapTask({ ...args, region: scope.region, logGroup: this.logGroupNames.bootstrap }),
      size: BOOTSTRAP_SIZE,
      roles,
      logs: [at(logs, "bootstrap")],
    });

    this.executionRoleName = roles.executionRoleName;
    this.taskRoleName = roles.taskRoleName;
    this.bootstrapDefinitionArn = first.arn;
    this.registerOutputs({ bootstrapDefinitionArn: this.bootstrapDefinitionArn });
  }

  private definition(name: string, family: string, args: ServiceArgs, parts: Parts): aws.ecs.TaskDefinition {
    const { task, size, roles, logs, ephemeralStorage } = parts;
    return new aws.ecs.TaskDefinition(
      name,
      {
        family,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: String(size.cpu),
        memory: String(size.memory),
        runtimePlatform: {
          operatingSystemFamily: "LINUX",
          cpuArchitecture: args.architecture === "arm64" ? "ARM64" : "X86_64",
        },
        executionRoleArn: roles.executionRoleArn,
        taskRoleArn: roles.taskRoleArn,
        containerDefinitions: JSON.stringify(task.containers),
        volumes: task.volumes.map((volume) => ({ name: volume })),
        ...(ephemeralStorage === undefined ? {} : { ephemeralStorage }),
        // This program compares with the revision that it made, not with those of the deploy tool, which have another image.
        trackLatest: false,
        // A revision that a running service, or a rollback, may still need stays when the next one is made.
        skipDestroy: true,
        tags: tagsFor(args.scope, args.service),
      },
      { parent: this, dependsOn: [...logs] },
    );
  }

  private logGroup(name: string, groupName: string, args: ServiceArgs): aws.cloudwatch.LogGroup {
    return new aws.cloudwatch.LogGroup(
      name,
      {
        name: groupName,
        kmsKeyId: args.logsKeyArn,
        retentionInDays: args.logRetentionDays ?? 90,
        tags: tagsFor(args.scope, args.service, { "data-class": "internal" }),
      },
      { parent: this },
    );
  }

  private roles(name: string, { router, secrets }: TaskSpec, args: ServiceArgs): TaskRoles {
    const { scope, service } = args;
    const execution = executionStatements(scope, {
      repositories: args.repositoryArns,
      logGroups: [router.ownLogGroup, this.logGroupNames.bootstrap],
      parameters: [...new Set(Object.values(secrets))].sort(),
      parametersKeyAlias: args.parametersKeyAlias,
    });
    const task = taskStatements(scope, {
      logGroup: router.logGroup,
      logBucket: router.bucket,
      logPrefix: router.prefix,
      logsKeyAlias: args.logsKeyAlias,
      grants: grantStatements(scope, args.grants, args.parametersKeyAlias),
      ...(args.exec ? { execLogGroup: args.cluster.execLogGroup } : {}),
      ...(args.databaseUser === undefined ? {} : { databaseUser: args.databaseUser }),
    });
    return new TaskRoles(name, { scope, service, execution, task }, { parent: this });
  }
}
