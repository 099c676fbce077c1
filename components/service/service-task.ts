import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../refuse";
import { tagsFor } from "../tags";
import { executionStatements, taskStatements } from "./roles";
import { argsProblems, type ServiceArgs } from "./service-args";
import { taskOf, taskProblems, type TaskSpec } from "./task-definition";
import { TaskRoles } from "./task-roles";

/** What a task of a service is: its containers, its two roles, and the log groups that it writes, made before it. */
export class ServiceTask extends pulumi.ComponentResource {
  readonly executionRoleName: string;
  readonly taskRoleName: string;
  /** What the application prints, and what its log router says of itself. */
  readonly logGroupNames: { readonly application: string; readonly router: string };
  /** The revision that this program made. */
  readonly taskDefinitionArn: pulumi.Output<string>;

  constructor(name: string, args: ServiceArgs & { readonly family: string }, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:ServiceTask", name, {}, opts);
    const { scope, service, family, ephemeralStorageGib: storage } = args;
    const root = `/${scope.product}/${scope.environment}/${service}`;
    this.logGroupNames = { application: `${root}/application`, router: `${root}/router` };
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
    const task = taskOf(spec);

    const logs = [
      this.logGroup(`${name}-application-logs`, this.logGroupNames.application, args),
      this.logGroup(`${name}-router-logs`, this.logGroupNames.router, args),
    ];
    const roles = this.roles(`${name}-roles`, spec, args);
    const definition = new aws.ecs.TaskDefinition(
      `${name}-definition`,
      {
        family,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: String(args.cpu),
        memory: String(args.memory),
        runtimePlatform: {
          operatingSystemFamily: "LINUX",
          cpuArchitecture: args.architecture === "arm64" ? "ARM64" : "X86_64",
        },
        executionRoleArn: roles.executionRoleArn,
        taskRoleArn: roles.taskRoleArn,
        containerDefinitions: JSON.stringify(task.containers),
        volumes: task.volumes.map((volume) => ({ name: volume })),
        ...(storage === undefined ? {} : { ephemeralStorage: { sizeInGib: storage } }),
        // This program compares with the revision that it made, not with those of the deploy tool, which have another image.
        trackLatest: false,
        // A revision that a running service, or a rollback, may still need stays when the next one is made.
        skipDestroy: true,
        tags: tagsFor(scope, service),
      },
      { parent: this, dependsOn: logs },
    );

    this.executionRoleName = roles.executionRoleName;
    this.taskRoleName = roles.taskRoleName;
    this.taskDefinitionArn = definition.arn;
    this.registerOutputs({ taskDefinitionArn: this.taskDefinitionArn });
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
      logGroups: [router.ownLogGroup],
      parameters: [...new Set(Object.values(secrets))].sort(),
      parametersKeyAlias: args.parametersKeyAlias,
    });
    const task = taskStatements(scope, {
      logGroup: router.logGroup,
      logBucket: router.bucket,
      logPrefix: router.prefix,
      logsKeyAlias: args.logsKeyAlias,
      ...(args.exec ? { execLogGroup: args.cluster.execLogGroup } : {}),
    });
    return new TaskRoles(name, { scope, service, execution, task }, { parent: this });
  }
}
