import {
  environment,
  fail,
  type Fixtures,
  make,
  notApplicable,
  pass,
  policy,
  ref,
  UNKNOWN,
  unverifiable,
} from "../support";
import type { Resource } from "../../../policies/kernel/resource";

/** Of what roles may do at most, by class. */
const account = "111122223333";
const production = environment("production");
const home = `ap-northeast-1:${account}`;
const key = `arn:aws:kms:${home}:key/*`;

const may = (Action: string | readonly string[], Resource: string | readonly string[], Condition?: object) => ({
  Effect: "Allow",
  Action,
  Resource,
  Condition,
});
const byService = (Service: string, Condition?: object) =>
  policy({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole", Condition });
const ours = { StringEquals: { "aws:SourceAccount": account } };

/** A role under the component that makes its kind, with a trust and what it may do. */
function roleOf(
  component: string,
  name: string,
  assumeRolePolicy: unknown,
  rights: unknown,
  managed?: string,
  { parent = production, stack = "shine" }: { readonly parent?: Resource; readonly stack?: string } = {},
): Resource[] {
  const provider = { allowedAccountIds: JSON.stringify([stack === "shine" ? account : "100000000000"]) };
  const maker = make(component, `${name}-maker`, {}, { parent, stack });
  const at = { parent: maker, stack, provider };
  const role = make("aws:iam/role:Role", name, { name, assumeRolePolicy }, at);
  const own = make("aws:iam/rolePolicy:RolePolicy", `${name}-policy`, { role: ref(role), policy: rights }, at);
  const attachment = make(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    `${name}-more`,
    { role: name, policyArn: managed },
    at,
  );
  return [role, own, ...(managed === undefined ? [] : [attachment])];
}

const TASKS = "platform:service:TaskRoles";
const forTasks = byService("ecs-tasks.amazonaws.com", ours);
const task = (...rights: readonly object[]) =>
  roleOf(TASKS, "shine-production-services-web-task-roles-task", forTasks, policy(...rights));
const execution = (...rights: readonly object[]) =>
  roleOf(TASKS, "shine-production-services-web-task-roles-execution", forTasks, policy(...rights));
const trusting = (trust: unknown) =>
  roleOf(TASKS, "shine-production-services-web-task-roles-task", trust, policy(logs));

const trustOfAccount = {
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: "sts:AssumeRole",
};

const logs = may("logs:PutLogEvents", `arn:aws:logs:${home}:log-group:/shine/production/web/application:*`);
const parameters = `arn:aws:ssm:${home}:parameter/shine/production`;
const applications = "secret:/shine/production/applications";
const aliases = (name: string, more: object = {}) => ({
  "ForAnyValue:StringEquals": { "kms:ResourceAliases": [`alias/shine-${name}`] },
  ...more,
});
const via = (service: string) => ({ StringEquals: { "kms:ViaService": `${service}.ap-northeast-1.amazonaws.com` } });
const mail = (from: string) =>
  may("ses:SendEmail", `arn:aws:ses:${home}:identity/shine.example.com`, { StringEquals: { "ses:FromAddress": from } });
const event = (source: string, type: string | readonly string[]) =>
  may("events:PutEvents", `arn:aws:events:${home}:event-bus/shine-production`, {
    StringLike: { "events:source": source, "events:detail-type": type },
  });

const workflow = (sub: string | readonly string[], more: object = {}) =>
  policy({
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringLike: { "token.actions.githubusercontent.com:sub": sub }, ...more },
  });
const deploy = (rights: object, sub: string | readonly string[] = "repo:example/shine-web:environment:production") =>
  roleOf("platform:source:DeployRole", "shine-production-shine-web-deploy-role", workflow(sub), policy(rights));
const pushes = (name: string) => may("ecr:PutImage", `arn:aws:ecr:${home}:repository/shine/${name}`);
const updates = (name: string) =>
  may(
    "ecs:UpdateService",
    `arn:aws:ecs:${home}:service/shine-production-services-main/shine-production-services-${name}`,
  );

const looks = policy({
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::100000000000:role/organization-account-ci-preview" },
  Action: "sts:AssumeRole",
});
const preview = (right: object, trust: unknown = looks) =>
  roleOf("platform:source:PreviewRole", "shine-account-preview-role", trust, policy(right), undefined, {
    parent: environment("account"),
  });
const datadog = (Condition?: object, right = may("cloudwatch:GetMetricData", "*")) =>
  roleOf(
    "platform:monitoring:DatadogAccount",
    "shine-account-datadog-role",
    policy({
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::464622532012:root" },
      Action: "sts:AssumeRole",
      Condition,
    }),
    policy(right),
    undefined,
    { parent: environment("account") },
  );
const external = { StringEquals: { "sts:ExternalId": "0123456789abcdef" } };
const backup = (managed: string, rights: unknown = policy(may("s3:ListAllMyBuckets", "*"))) =>
  roleOf(
    "platform:data:Backup",
    "shine-production-backup-role",
    byService("backup.amazonaws.com", ours),
    rights,
    managed,
  );
const backing = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup";
const withoutRights = (managed: string) =>
  backup(managed).filter(({ type }) => type !== "aws:iam/rolePolicy:RolePolicy");

const organization = {
  parent: make("platform:organization:Organization", "organization", {}, { stack: "organization" }),
  stack: "organization",
};
const ring = (right: object) =>
  roleOf(
    "platform:organization:CiRoles",
    "organization-account-ci-ring-0-role",
    policy({
      Effect: "Allow",
      Principal: { Federated: "arn:aws:iam::100000000000:oidc-provider/token.actions.githubusercontent.com" },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { "token.actions.githubusercontent.com:sub": "repo:example/platform:environment:ring-0" },
      },
    }),
    policy(right),
    undefined,
    organization,
  );
const state = (stack: string) =>
  may("s3:PutObject", `arn:aws:s3:::example-pulumi-state/.pulumi/stacks/platform/${stack}.json*`);

const person = (...rights: readonly object[]) => [
  make(
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
    "organization-account-access-shine-policy",
    { inlinePolicy: policy(...rights) },
    {
      parent: make("platform:access:ProductAccess", "organization-access-shine", {}, organization),
      stack: "organization",
    },
  ),
];

export const fixtures: Record<string, Fixtures> = {
  "iam-role-envelope": {
    good: pass(...task(logs)),
    bad: fail(...task(may("s3:DeleteObject", `arn:aws:s3:::shine-production-logs-${account}/services/web/x`))),
    unset: notApplicable(
      make("aws:iam/role:Role", "shine-production-services-web-task-roles-task", { assumeRolePolicy: forTasks }),
    ),
    unknown: unverifiable(...roleOf(TASKS, "shine-production-services-web-task-roles-task", forTasks, UNKNOWN)),

    // A task's.
    "logs of another environment": fail(
      ...task(may("logs:PutLogEvents", `arn:aws:logs:${home}:log-group:/shine/staging/web/application:*`)),
    ),
    "all logs": fail(...task(may("logs:PutLogEvents", "*"))),
    "all actions": fail(...task(may("*", "*"))),
    "all but some actions": fail(...task({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })),
    "all but some resources": fail(...task({ Effect: "Allow", Action: "logs:PutLogEvents", NotResource: "x" })),
    "actions by a pattern": fail(...task(may("logs:*", `arn:aws:logs:${home}:log-group:/shine/production/web:*`))),
    "a denial": pass(...task(logs, { Effect: "Deny", Action: "*", Resource: "*" })),
    "a key through its store": pass(...task(may("kms:GenerateDataKey", key, aliases("production-logs", via("s3"))))),
    "a key directly": fail(...task(may("kms:GenerateDataKey", key, aliases("production-logs")))),
    "any key": fail(...task(may("kms:Decrypt", key))),
    "a key of another environment": fail(...task(may("kms:Decrypt", key, aliases("staging-logs")))),
    "a key only if it has an alias": fail(
      ...task(
        may("kms:Decrypt", key, { StringEqualsIfExists: { "kms:ResourceAliases": "alias/shine-production-logs" } }),
      ),
    ),
    "another service's user": fail(
      ...task(may("rds-db:connect", `arn:aws:rds-db:${home}:dbuser:*/production-console`)),
    ),
    "every user": fail(...task(may("rds-db:connect", `arn:aws:rds-db:${home}:dbuser:*/production-*`))),
    "a parameter": pass(...execution(may("ssm:GetParameters", `${parameters}/applications/key`))),
    "a parameter and what begins as it": fail(
      ...execution(may("ssm:GetParameters", `${parameters}/applications/key*`)),
    ),
    "all parameters": fail(...execution(may("ssm:GetParameters", `${parameters}/*`))),
    "a secret with its random end": pass(
      ...task(may("secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${home}:${applications}/key-??????`)),
    ),
    "all secrets": fail(
      ...task(may("secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${home}:${applications}/*`)),
    ),
    "another database's user": fail(...task(may("rds-db:connect", `arn:aws:rds-db:${home}:dbuser:*/staging-web`))),
    "mail in the product's name": pass(...task(mail("no-reply@shine.example.com"))),
    "mail from an address that the definition does not grant": fail(...task(mail("support@shine.example.com"))),
    "an event": pass(...task(event("shine.web", "order-placed"))),
    "one event more": fail(...task(event("shine.web", ["order-placed", "order-deleted"]))),
    "any event": fail(...task(event("shine.web", "*"))),
    "an event in another service's name": fail(...task(event("shine.api", "order-placed"))),
    "a secret that the definition does not grant": fail(
      ...task(may("secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${home}:${applications}/other-??????`)),
    ),
    "mail in another name": fail(...task(mail("no-reply@example.org"))),
    "the parameters of an execution role": fail(
      ...task(may("ssm:GetParameters", `arn:aws:ssm:${home}:parameter/shine/production/applications/a`)),
    ),
    "those of its own kind": pass(
      ...execution(may("ssm:GetParameters", `arn:aws:ssm:${home}:parameter/shine/production/applications/a`)),
    ),
    "those of another product": fail(
      ...execution(may("ssm:GetParameters", `arn:aws:ssm:${home}:parameter/remit/production/applications/a`)),
    ),
    "images of anybody's": fail(
      ...execution(may("ecr:BatchGetImage", "arn:aws:ecr:ap-northeast-1:999999999999:repository/x")),
    ),
    "writing to the registry": fail(...execution(may("ecr:PutImage", `arn:aws:ecr:${home}:repository/shine/web`))),

    // A repository's.
    "its own image": pass(...deploy(pushes("web"))),
    "an image of another service": fail(...deploy(pushes("api"))),
    "its own service": pass(...deploy(updates("web"))),
    "another service's": fail(...deploy(updates("api"))),
    "a service of staging": fail(
      ...deploy(
        may("ecs:UpdateService", `arn:aws:ecs:${home}:service/shine-staging-services-main/shine-staging-services-web`),
      ),
    ),
    "reading a store": fail(...deploy(may("s3:GetObject", `arn:aws:s3:::shine-production-logs-${account}/*`))),
    "passing another service's role": fail(
      ...deploy(
        may("iam:PassRole", `arn:aws:iam::${account}:role/shine-production-console-task`, {
          StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
        }),
      ),
    ),
    "passing a role to another service": fail(
      ...deploy(
        may("iam:PassRole", `arn:aws:iam::${account}:role/shine-production-web-task`, {
          StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" },
        }),
      ),
    ),

    // What looks only.
    "a preview that reads settings": pass(...preview(may(["ec2:DescribeVpcs", "iam:GetRole"], "*"))),
    "a preview that reads objects": fail(...preview(may("s3:GetObject", "arn:aws:s3:::shine-production-logs-*"))),
    "a preview that reads what people wrote": fail(
      ...preview(may("ssm:GetParameter", `arn:aws:ssm:${home}:parameter/shine/production/applications/a`)),
    ),
    "a preview that writes": fail(...preview(may("ec2:CreateTags", "*"))),
    "Datadog that writes": fail(...datadog(external, may("cloudwatch:PutMetricAlarm", "*"))),

    // What AWS's own policies say.
    "backups by AWS's policy": pass(...withoutRights(backing)),
    "backups by another policy": fail(...withoutRights("arn:aws:iam::aws:policy/AdministratorAccess")),
    "backups with a right more": fail(...backup(backing)),

    // The organization's.
    "a ring's own stacks": pass(...ring(state("shine"))),
    "a ring and the organization's state": fail(...ring(state("organization"))),
    "a ring and all states": fail(...ring(state("*"))),
    "a ring in an account of the foundation": fail(
      ...ring(may("sts:AssumeRole", "arn:aws:iam::100000000002:role/platform-deploy")),
    ),
    "a person at a console": pass(
      ...person(
        may("ecs:ExecuteCommand", `arn:aws:ecs:${home}:task/shine-production-console-cluster/*`, {
          StringEquals: { "ecs:container-name": "console" },
        }),
      ),
    ),
    "a person at another product's": fail(
      ...person(
        may("ecs:ExecuteCommand", `arn:aws:ecs:${home}:task/remit-production-console-cluster/*`, {
          StringEquals: { "ecs:container-name": "console" },
        }),
      ),
    ),
    "a person who reads secrets": fail(
      ...person(may("secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${home}:secret:/shine/*`)),
    ),
  },
  "iam-role-trust": {
    good: pass(...trusting(forTasks)),
    bad: fail(...trusting(byService("ecs-tasks.amazonaws.com"))),
    unset: fail(...trusting(undefined)),
    unknown: unverifiable(...trusting(UNKNOWN)),
    "no component": fail(
      make("aws:iam/role:Role", "shine-production-services-web-task-roles-task", { assumeRolePolicy: forTasks }),
    ),
    "a denial alone": fail(...trusting(forTasks.replace('"Allow"', '"Deny"'))),
    "in any way": fail(...trusting(forTasks.replace("sts:AssumeRole", "sts:*"))),
    "in another way": fail(...trusting(forTasks.replace('"Action":"sts:AssumeRole"', '"NotAction":"sts:TagSession"'))),
    "an account without an external id": fail(...trusting(policy({ ...trustOfAccount, Condition: {} }))),
    "a number of an account": fail(...trusting(policy({ ...trustOfAccount, Principal: { AWS: "999999999999" } }))),
    "every service": fail(...trusting(byService("*.amazonaws.com", ours))),
    "another's identity provider": fail(
      ...deploy(pushes("web")).map((one) => ({
        ...one,
        props: JSON.parse(
          JSON.stringify(one.props).replaceAll(`iam::${account}:oidc`, "iam::999999999999:oidc"),
        ) as Record<string, unknown>,
      })),
    ),
    "its service for another account by its number": fail(
      ...trusting(byService("ecs-tasks.amazonaws.com", { StringEquals: { "aws:SourceAccount": "999999999999" } })),
    ),
    "a service that says no account": pass(
      ...roleOf(
        "platform:data:DatabaseUsers",
        "shine-production-users-role",
        byService("lambda.amazonaws.com"),
        policy(logs),
      ),
    ),
    "a repository's workflow": pass(...deploy(pushes("web"))),
    "a preview": pass(...preview(may("iam:GetRole", "*"))),
    "a ring": pass(...ring(state("shine"))),
    "its service for anybody": fail(...trusting(byService("ecs-tasks.amazonaws.com"))),
    "its service for any account": fail(
      ...trusting(byService("ecs-tasks.amazonaws.com", { StringLike: { "aws:SourceAccount": "*" } })),
    ),
    "another service": fail(...trusting(byService("lambda.amazonaws.com", ours))),
    everybody: fail(...trusting(policy({ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }))),
    "the whole account": fail(
      ...trusting(
        policy({ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" }),
      ),
    ),

    "a role under another component": fail(
      ...roleOf("platform:service:Extra", "shine-production-services-web-task-roles-task", forTasks, policy(logs)),
    ),
    "a role of another name": fail(...roleOf(TASKS, "shine-production-web-helper", forTasks, policy(logs))),
    "a workflow of another environment": fail(...deploy(pushes("web"), "repo:example/shine-web:environment:staging")),
    "a workflow of a branch": fail(...deploy(pushes("web"), "repo:example/shine-web:ref:refs/heads/main")),
    "a workflow of another repository": fail(...deploy(pushes("web"), "repo:example/other:environment:production")),
    "any workflow": fail(
      ...roleOf(
        "platform:source:DeployRole",
        "shine-production-shine-web-deploy-role",
        policy({ ...(JSON.parse(workflow("x")) as { Statement: object[] }).Statement[0], Condition: {} }),
        policy(pushes("web")),
      ),
    ),
    "a preview for another role of management": fail(
      ...preview(may("iam:GetRole", "*"), looks.replace("ci-preview", "ci-ring-0")),
    ),
    "Datadog by an external id": pass(...datadog(external)),
    "Datadog for any customer": fail(...datadog()),
  },
};
