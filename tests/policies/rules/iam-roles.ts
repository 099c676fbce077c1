import {
  aliases,
  attached,
  execution,
  keys,
  managed,
  own,
  parameter,
  production,
  role,
  roleArn,
  users,
} from "../iam-support";
import { fail, type Fixtures, make, notApplicable, pass, ref, UNKNOWN, unverifiable } from "../support";

const mailFrom = (name: string, emailIdentity: string) =>
  make("aws:sesv2/emailIdentity:EmailIdentity", name, { emailIdentity });
const taskRole = role({}, {}, "shine-production-web-task");
const task = (props: object) =>
  make(
    "aws:ecs/taskDefinition:TaskDefinition",
    "shine-production-web-task-definition",
    { ...props },
    { parent: production },
  );
const starts = task({ executionRoleArn: ref(execution), taskRoleArn: ref(taskRole) });

/** What a role of its kind may be. */
export const fixtures: Record<string, Fixtures> = {
  "iam-role-session-and-boundary": {
    good: pass(role({ maxSessionDuration: 3600 })),
    bad: fail(role({ maxSessionDuration: 43_200 })),
    unset: pass(role({})),
    unknown: unverifiable(role({ maxSessionDuration: UNKNOWN })),
    "writes rights": fail(execution, attached(execution, "iam:PutRolePolicy", roleArn("x"))),
  },
  "iam-ecs-task-role-scoped": {
    good: pass(
      taskRole,
      starts,
      attached(taskRole, "s3:PutObject", "arn:aws:s3:::shine-production-logs-1/web/*"),
      attached(
        taskRole,
        ["kms:Decrypt"],
        keys,
        "shine-production-key",
        aliases("ForAnyValue:StringEquals", "alias/shine-account-logs"),
      ),
      attached(
        taskRole,
        "logs:PutLogEvents",
        `arn:aws:logs:ap-northeast-1:${own}:log-group:/shine/production/web:*`,
        "shine-production-l",
      ),
      attached(taskRole, "ssmmessages:CreateDataChannel", "*", "shine-production-e"),
      attached(taskRole, "rds-db:connect", users("*/production-web"), "shine-production-u"),
    ),
    "mail from the environment's domain": pass(
      taskRole,
      starts,
      mailFrom("shine-production-granted-mail-identity", "shine.example.com"),
      attached(taskRole, "ses:SendEmail", `arn:aws:ses:ap-northeast-1:${own}:identity/shine.example.com`),
    ),
    "mail from another environment's domain": fail(
      taskRole,
      starts,
      mailFrom("shine-staging-granted-mail-identity", "staging.shine.example.com"),
      attached(taskRole, "ses:SendEmail", `arn:aws:ses:ap-northeast-1:${own}:identity/staging.shine.example.com`),
    ),
    "mail from any domain": fail(
      taskRole,
      starts,
      mailFrom("shine-production-granted-mail-identity", "shine.example.com"),
      attached(taskRole, "ses:SendEmail", `arn:aws:ses:ap-northeast-1:${own}:identity/*`),
    ),
    "a user of another environment": fail(
      taskRole,
      starts,
      attached(taskRole, "rds-db:connect", users("*/staging-web"), "shine-production-u"),
    ),
    "any user of the environment": fail(
      taskRole,
      starts,
      attached(taskRole, "rds-db:connect", users("*/production-*"), "shine-production-u"),
    ),
    bad: fail(taskRole, starts, attached(taskRole, "s3:PutObject", "arn:aws:s3:::shine-staging-logs-1/*")),
    unset: notApplicable(task({})),
    unknown: unverifiable(
      taskRole,
      starts,
      make("aws:iam/rolePolicy:RolePolicy", "shine-production-x", { role: ref(taskRole), policy: UNKNOWN }),
    ),
    everything: fail(taskRole, starts, attached(taskRole, "s3:PutObject", "*")),
    "a product that begins alike": fail(
      taskRole,
      starts,
      attached(taskRole, "s3:PutObject", "arn:aws:s3:::shine-productions/*"),
    ),
    "another product's key": fail(
      taskRole,
      starts,
      attached(
        taskRole,
        "kms:Decrypt",
        keys,
        "shine-production-key",
        aliases("ForAnyValue:StringEquals", "alias/other-production-data"),
      ),
    ),
    "writes parameters": fail(
      taskRole,
      starts,
      attached(taskRole, "ssm:PutParameter", parameter("/shine/production/x")),
    ),
    "writes rights": fail(taskRole, starts, attached(taskRole, "iam:PutRolePolicy", roleArn("shine-production-web"))),
    "a managed policy": fail(taskRole, starts, managed(taskRole, "arn:aws:iam::aws:policy/ReadOnlyAccess")),
    "a role from elsewhere": fail(task({ taskRoleArn: roleArn("other") })),
  },
};
