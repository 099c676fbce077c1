import type { RoleClass, Right } from "../role-class";

const logs = "arn:aws:logs:{home}:{account}:log-group:/{product}/{environment}/*";
const key = "arn:aws:kms:{home}:{account}:key/*";
const component = "platform:service:TaskRoles";
const takers = [{ kind: "service", name: "ecs-tasks.amazonaws.com", own: true }] as const;

const writesLogs: Right = { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [logs] };

/** What starts a task: images, its own log groups, the parameters that its containers are told. */
export const execution: RoleClass = {
  name: "execution",
  component,
  ends: "-execution",
  takers,
  rights: [
    { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: [
        "arn:aws:ecr:{home}:{account}:repository/{product}/*",
        "arn:aws:ecr:{home}:{shared}:repository/platform/*",
      ],
    },
    writesLogs,
    {
      actions: ["ssm:GetParameters"],
      resources: [
        "arn:aws:ssm:{home}:{account}:parameter/{product}/{environment}/*",
        "arn:aws:ssm:{home}:{account}:parameter/{product}/general/*",
      ],
    },
    {
      actions: ["kms:Decrypt"],
      resources: [key],
      conditions: {
        "kms:resourcealiases": ["alias/{product}-{environment}-parameters"],
        "kms:viaservice": ["ssm.{home}.amazonaws.com"],
      },
    },
  ],
};

/** What runs: its logs, its database user, its prompt, and what the definition grants it. It reads no store and deletes nothing. */
export const task: RoleClass = {
  name: "task",
  component,
  ends: "-task",
  takers,
  rights: [
    writesLogs,
    { actions: ["logs:DescribeLogStreams"], resources: [logs] },
    { actions: ["logs:DescribeLogGroups"], resources: ["*"] },
    {
      actions: ["s3:PutObject"],
      resources: ["arn:aws:s3:::{product}-{environment}-logs-{account}/services/{task}/*"],
      patterns: true,
    },
    {
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [key],
      conditions: {
        "kms:resourcealiases": ["alias/{product}-{environment}-logs"],
        "kms:viaservice": ["s3.{home}.amazonaws.com"],
      },
    },
    // ECS Exec opens a session with the key itself (ECS guide, "ECS Exec": KMS).
    {
      actions: ["kms:Decrypt"],
      resources: [key],
      conditions: { "kms:resourcealiases": ["alias/{product}-{environment}-logs"] },
    },
    {
      actions: ["kms:Decrypt"],
      resources: [key],
      conditions: {
        "kms:resourcealiases": ["alias/{product}-{environment}-parameters"],
        "kms:viaservice": ["secretsmanager.{home}.amazonaws.com"],
      },
    },
    {
      actions: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      resources: ["*"],
    },
    {
      actions: ["rds-db:connect"],
      resources: ["arn:aws:rds-db:{home}:{account}:dbuser:*/{databaseUser}"],
    },
    {
      actions: ["ses:SendEmail", "ses:SendRawEmail"],
      resources: ["arn:aws:ses:{home}:{account}:identity/{domain}", "arn:aws:ses:{home}:{account}:identity/*.{domain}"],
      conditions: { "ses:fromaddress": ["{sender}"] },
    },
    {
      actions: ["events:PutEvents"],
      resources: ["arn:aws:events:{home}:{account}:event-bus/{product}-{environment}"],
      conditions: { "events:source": ["{product}.{task}"], "events:detail-type": ["{event}"] },
    },
    {
      actions: ["secretsmanager:GetSecretValue"],
      resources: ["arn:aws:secretsmanager:{home}:{account}:secret:{secret}-??????"],
    },
  ],
};
