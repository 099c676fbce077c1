import { arn } from "../arn";
import type { Statement } from "../policy-document";
import type { Scope } from "../scope";

type Where = Pick<Scope, "account" | "region">;

export interface ExecutionNeeds {
  /** ARNs of the image repositories that its images come from. */
  readonly repositories: readonly string[];
  /** Log groups that ECS itself writes: the router's, and that of the first task. */
  readonly logGroups: readonly string[];
  /** ARNs of the parameters that it hands to the containers. */
  readonly parameters: readonly string[];
  /** Alias of the key that the parameters are encrypted with. */
  readonly parametersKeyAlias: string;
}

/** What ECS may do to start a task: pull these images, read these parameters, write these logs. */
export function executionStatements(at: Where, needs: ExecutionNeeds): Statement[] {
  const { repositories, logGroups, parameters } = needs;
  return [
    // The token is for the registry as a whole; what it opens is said below.
    { sid: "RegistryToken", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      sid: "PullImages",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: repositories,
    },
    writeLogs(at, "RouterLogs", logGroups),
    ...(parameters.length === 0
      ? []
      : [
          { sid: "Parameters", actions: ["ssm:GetParameters"], resources: parameters },
          useKey(at, "ParametersKey", ["kms:Decrypt"], needs.parametersKeyAlias, "ssm"),
        ]),
  ];
}

export interface TaskNeeds {
  /** Log group of the application's output, which the router writes. */
  readonly logGroup: string;
  readonly logBucket: string;
  /** Key prefix in the bucket, without a slash at either end. */
  readonly logPrefix: string;
  /** Alias of the key that the log bucket and ECS Exec's sessions are encrypted with. */
  readonly logsKeyAlias: string;
  /** Log group of the cluster's ECS Exec sessions; left out where there are none. */
  readonly execLogGroup?: string;
  /** The user that it signs in to databases as; left out where it has none. */
  readonly databaseUser?: string;
  /** What it may use beside. */
  readonly grants: readonly Statement[];
}

/** What the task's own processes may do: send logs, and hold ECS Exec's sessions where these are admitted. */
export function taskStatements(at: Where, needs: TaskNeeds): Statement[] {
  return [
    writeLogs(at, "ApplicationLogs", [needs.logGroup]),
    { sid: "LogObjects", actions: ["s3:PutObject"], resources: [arn.objects(needs.logBucket, `${needs.logPrefix}/`)] },
    useKey(at, "LogObjectsKey", ["kms:Decrypt", "kms:GenerateDataKey"], needs.logsKeyAlias, "s3"),
    ...(needs.execLogGroup === undefined ? [] : execStatements(at, needs.execLogGroup, needs.logsKeyAlias)),
    ...(needs.databaseUser === undefined ? [] : [signIn(at, needs.databaseUser)]),
    ...needs.grants,
  ];
}

/**
 * Signing in to databases as one user. A cluster's id is not chosen, and the user's name is: only clusters that have such a user, which
 * the environment's name begins, let it in ("Creating and using an IAM policy for IAM database access" in the Aurora user guide).
 */
export function signIn(at: Where, user: string): Statement {
  return { sid: "DatabaseUser", actions: ["rds-db:connect"], resources: [arn.of(at, "rds-db", `dbuser:*/${user}`)] };
}

/** What ECS Exec's agent needs of a task's role. */
export function execStatements(at: Where, logGroup: string, keyAlias: string): Statement[] {
  return [
    {
      sid: "ExecChannels",
      // None of the four knows resources.
      actions: ["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"].map(
        (action) => `ssmmessages:${action}`,
      ),
      resources: ["*"],
    },
    // The agent asks whether the group is encrypted, and AWS takes no ARN for that question.
    { sid: "ExecLogGroups", actions: ["logs:DescribeLogGroups"], resources: ["*"] },
    {
      sid: "ExecLogs",
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: [arn.logStreams(at, logGroup)],
    },
    useKey(at, "ExecKey", ["kms:Decrypt"], keyAlias),
  ];
}

function writeLogs(at: Where, sid: string, groups: readonly string[]): Statement {
  return {
    sid,
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: groups.map((group) => arn.logStreams(at, group)),
  };
}

/** A key is known by its alias only, since its id is not chosen; `through` names the service that alone may ask for it. */
export function useKey(at: Where, sid: string, actions: readonly string[], alias: string, through?: string): Statement {
  const via =
    through === undefined ? {} : { StringEquals: { "kms:ViaService": `${through}.${at.region}.amazonaws.com` } };
  return {
    sid,
    actions,
    resources: [arn.keys(at)],
    conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [alias] }, ...via },
  };
}
