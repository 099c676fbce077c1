import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { fitName, scopedName } from "../naming";
import { policyDocument, type Statement, serviceTrust } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface TaskRolesArgs {
  readonly scope: Scope;
  readonly service: string;
  /** What ECS may do to start a task. */
  readonly execution: readonly Statement[];
  /** What the task's own processes may do. */
  readonly task: readonly Statement[];
}

/** The two roles of a task: one for ECS, which starts it, and one for what runs inside. */
export class TaskRoles extends pulumi.ComponentResource {
  readonly executionRoleName: string;
  readonly taskRoleName: string;
  /** The ARN, once the role may do what it needs; known in a preview already. */
  readonly executionRoleArn: pulumi.Output<string>;
  /** The ARN, once the role may do what it needs; known in a preview already. */
  readonly taskRoleArn: pulumi.Output<string>;

  constructor(name: string, args: TaskRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:TaskRoles", name, {}, opts);
    this.executionRoleName = fitName(scopedName(args.scope, args.service, "execution"), 64);
    this.taskRoleName = fitName(scopedName(args.scope, args.service, "task"), 64);
    this.executionRoleArn = this.role(`${name}-execution`, this.executionRoleName, args, args.execution);
    this.taskRoleArn = this.role(`${name}-task`, this.taskRoleName, args, args.task);
    this.registerOutputs({ executionRoleArn: this.executionRoleArn, taskRoleArn: this.taskRoleArn });
  }

  private role(
    name: string,
    roleName: string,
    { scope, service }: TaskRolesArgs,
    statements: readonly Statement[],
  ): pulumi.Output<string> {
    const child = { parent: this };
    const role = new aws.iam.Role(
      name,
      {
        name: roleName,
        description: `ECS service ${service} of ${scope.product} ${scope.environment}`,
        assumeRolePolicy: serviceTrust("ecs-tasks.amazonaws.com", scope.account),
        tags: tagsFor(scope, service),
      },
      child,
    );
    const policy = new aws.iam.RolePolicy(
      `${name}-policy`,
      { name: roleName, role: role.name, policy: policyDocument(statements) },
      child,
    );
    return pulumi.all([role.name, policy.role]).apply(([known]) => arn.role(scope.account, known));
  }
}
