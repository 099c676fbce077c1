import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import type { FunctionCode } from "../function-code";
import { fitName } from "../naming";
import { policyDocument } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import type { DatabaseEngine } from "./engine";
import { usersFunctionStatements } from "./users-function";

/** Who may sign in, and what for: `owner` also changes tables, `writer` reads and writes them. */
export interface DatabaseUser {
  /** Begins with the environment, at most 32 characters. */
  readonly name: string;
  readonly rights: "owner" | "writer";
}

export interface DatabaseUsersArgs {
  readonly scope: Scope;
  /** In any order. */
  readonly users: readonly DatabaseUser[];
  readonly engine: DatabaseEngine;
  readonly schema: string;
  readonly port: number;
  /** Over the chosen name. */
  readonly clusterArn: string;
  /** AWS's own id of the cluster: another one, of a restored cluster say, has its users made anew. */
  readonly clusterResourceId: pulumi.Input<string>;
  readonly endpoint: pulumi.Input<string>;
  readonly masterSecretArn: pulumi.Input<string>;
  /** Alias of the key that the secret is encrypted with. */
  readonly secretKeyAlias: string;
  /** Group of the cluster. */
  readonly databaseGroupId: pulumi.Input<string>;
  readonly vpcId: pulumi.Input<string>;
  /** Private subnets with a way to Secrets Manager, by zone letter. */
  readonly subnets: Readonly<Record<string, pulumi.Input<string>>>;
  readonly logsKeyArn: pulumi.Input<string>;
  readonly code: FunctionCode;
  /** What must be there before the function can work: the cluster's instances, the way to Secrets Manager. */
  readonly after: readonly pulumi.Resource[];
}

/**
 * The users of a cluster. A function of the platform's own makes them, since only what stands in the network reaches the database, and only
 * at run time does anybody read the master user's password. It is asked whenever the list changes; asked twice, it changes nothing.
 */
export class DatabaseUsers extends pulumi.ComponentResource {
  /** For `dependsOn` of what signs in. */
  readonly ready: pulumi.Resource;

  constructor(name: string, args: DatabaseUsersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:data:DatabaseUsers", name, {}, opts);
    const child = { parent: this };
    const { scope, code } = args;
    const tags = tagsFor(scope, "data");
    const functionName = fitName(name, 64);

    const log = new aws.cloudwatch.LogGroup(
      `${name}-log`,
      {
        name: `/${scope.product}/${scope.environment}/functions/${functionName}`,
        kmsKeyId: args.logsKeyArn,
        // Who was given which right is an audit trail.
        retentionInDays: 365,
        tags: { ...tags, "data-class": "audit" },
      },
      child,
    );
    const role = this.role(`${name}-role`, functionName, args);
    const path = this.path(name, args);
    const made = new aws.lambda.Function(
      `${name}-function`,
      {
        name: functionName,
        description: `Makes the users of ${args.schema}`,
        role,
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: "index.handler",
        code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.FileAsset(code.path) }),
        memorySize: 256,
        timeout: 120,
        vpcConfig: { subnetIds: Object.values(args.subnets), securityGroupIds: [path.groupId] },
        loggingConfig: { logFormat: "JSON", logGroup: log.name },
        tracingConfig: { mode: "Active" },
        // No concurrency is reserved: a new account has ten at once and may reserve none of them. The database keeps two runs apart.
        tags,
      },
      child,
    );
    const users = [...args.users].sort((a, b) => (a.name < b.name ? -1 : 1));
    this.ready = new aws.lambda.Invocation(
      `${name}-invocation`,
      {
        functionName: made.name,
        // Nothing in it, nor in what the function answers, is secret: both stand in the state.
        input: pulumi.jsonStringify({
          engine: args.engine,
          host: args.endpoint,
          port: args.port,
          schema: args.schema,
          secretArn: args.masterSecretArn,
          prefix: `${scope.environment}-`,
          users,
        }),
        // A change of one of them asks anew. The users stand here too, since a first preview does not know the input.
        triggers: {
          users: JSON.stringify(users),
          code: code.digest,
          cluster: args.clusterResourceId,
        },
        // Not asked when the program goes: the database goes then, or keeps its users.
        lifecycleScope: "CREATE_ONLY",
      },
      { ...child, dependsOn: [...path.rules, ...args.after] },
    );
    this.registerOutputs({ functionName });
  }

  /** The ARN, once the role may do what it needs. */
  private role(name: string, roleName: string, { scope, ...args }: DatabaseUsersArgs): pulumi.Output<string> {
    const child = { parent: this };
    const role = new aws.iam.Role(
      name,
      {
        name: roleName,
        description: `Function that makes the users of ${args.schema}`,
        // Without a condition on the account, which Lambda is not known to tell: only this account can hand the role to a function.
        assumeRolePolicy: policyDocument([
          { sid: "Service", actions: ["sts:AssumeRole"], principals: { Service: "lambda.amazonaws.com" } },
        ]),
        tags: tagsFor(scope, "data"),
      },
      child,
    );
    const policy = new aws.iam.RolePolicy(
      `${name}-policy`,
      {
        name: roleName,
        role: role.name,
        policy: policyDocument(
          usersFunctionStatements(scope, {
            functionName: roleName,
            logGroup: `/${scope.product}/${scope.environment}/functions/${roleName}`,
            clusterArn: args.clusterArn,
            secretKeyAlias: args.secretKeyAlias,
          }),
        ),
      },
      child,
    );
    return pulumi.all([role.name, policy.role]).apply(([known]) => arn.role(scope.account, known));
  }

  /** A group of the function's own, which reaches Secrets Manager and the database and is reached by nobody. */
  private path(name: string, { scope, ...args }: DatabaseUsersArgs) {
    const child = { parent: this };
    const tags = tagsFor(scope, "data");
    const group = new aws.ec2.SecurityGroup(
      `${name}-security-group`,
      {
        vpcId: args.vpcId,
        description: `Function that makes the users of ${args.schema}`,
        tags: { ...tags, Name: name },
      },
      child,
    );
    const common = { ipProtocol: "tcp", fromPort: args.port, toPort: args.port, tags };
    const description = "The function that makes users";
    const rules = [
      new aws.vpc.SecurityGroupEgressRule(
        `${name}-https-out`,
        {
          ...common,
          securityGroupId: group.id,
          description: "HTTPS to AWS",
          cidrIpv4: "0.0.0.0/0",
          fromPort: 443,
          toPort: 443,
        },
        child,
      ),
      new aws.vpc.SecurityGroupEgressRule(
        `${name}-database-out`,
        { ...common, securityGroupId: group.id, description, referencedSecurityGroupId: args.databaseGroupId },
        child,
      ),
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-database-in`,
        { ...common, securityGroupId: args.databaseGroupId, description, referencedSecurityGroupId: group.id },
        child,
      ),
    ];
    return { groupId: group.id, rules };
  }
}
