import type { Resource } from "../../../policies/kernel/resource";
import {
  environment,
  fail,
  type Fixtures,
  foundation,
  make,
  notApplicable,
  type Options,
  pass,
  policy,
  ref,
  stack,
  UNKNOWN,
  unverifiable,
} from "../support";

const production = environment("production");
const staging = environment("staging");
const parent = production;
const own = "111122223333";

/** A policy that allows one thing, or what else is said. */
const document = (statement: object) => policy({ Effect: "Allow", Resource: "*", ...statement });
const holds = (content: unknown, name = "shine-production-web") =>
  make("aws:iam/policy:Policy", name, { name, policy: content });
const may = (Action: string | string[], Resource: string | string[] = "*", more: object = {}) =>
  holds(document({ Action, Resource, ...more }));
const family = `arn:aws:ecs:ap-northeast-1:${own}:task-definition/shine-production-web:*`;
const inCluster = (name: string, operator = "ArnEquals") => ({
  Condition: { [operator]: { "ecs:cluster": `arn:aws:ecs:ap-northeast-1:${own}:cluster/${name}` } },
});
const ecs = (thing: string): string => `arn:aws:ecs:ap-northeast-1:111122223333:${thing}`;
const tagged = { Condition: { StringEquals: { "aws:ResourceTag/service": "web" } } };
const created = { Condition: { StringEquals: { "ecs:CreateAction": "RunTask" } } };
const sender = `arn:aws:ses:ap-northeast-1:${own}:identity/shine.example.com`;
const bus = `arn:aws:events:ap-northeast-1:${own}:event-bus/shine-production`;
const from = (address: string) => ({ Condition: { StringEquals: { "ses:FromAddress": address } } });
const as = (source: string) => ({ Condition: { StringEquals: { "events:source": source } } });
const mailFrom = (name: string, emailIdentity: string) =>
  make("aws:sesv2/emailIdentity:EmailIdentity", name, { emailIdentity });
const unread = holds(UNKNOWN);
const malformed = holds("{");
const none = holds(undefined);
const boundary = holds(
  policy({ Effect: "Allow", Action: "*", Resource: "*" }, { Effect: "Deny", Action: "iam:*", Resource: "*" }),
  "shine-manager-boundary",
);
const roleArn = (name: string, account = own) => `arn:aws:iam::${account}:role/${name}`;
const users = (who: string) => `arn:aws:rds-db:ap-northeast-1:${own}:dbuser:${who}`;
const keys = `arn:aws:kms:ap-northeast-1:${own}:key/*`;
const aliases = (operator: string, ...values: string[]) => ({
  Condition: { [operator]: { "kms:ResourceAliases": values } },
});
const passed = { Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } } };

const role = (props: object, options: Options = {}, name = "shine-production-role") =>
  make("aws:iam/role:Role", name, { name, ...props }, { parent, ...options });
const trusting = (Principal: unknown, Condition?: object, options: Options = {}, name?: string) =>
  role(
    {
      assumeRolePolicy: policy({
        Effect: "Allow",
        Principal,
        Action: "sts:AssumeRole",
        ...(Condition === undefined ? {} : { Condition }),
      }),
    },
    options,
    name,
  );
const attached = (
  to: Resource,
  Action: string | string[],
  Resource: string | string[],
  name = "shine-production-attached",
  more: object = {},
) =>
  make(
    "aws:iam/rolePolicy:RolePolicy",
    name,
    { role: ref(to), policy: document({ Action, Resource, ...more }) },
    { parent },
  );
const managed = (to: Resource, policyArn: string) =>
  make(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "shine-production-managed",
    { role: ref(to), policyArn },
    { parent },
  );

const github = "token.actions.githubusercontent.com";
const federated = { Federated: `arn:aws:iam::${own}:oidc-provider/${github}` };
const claims = (sub: string | string[], operator = "StringEquals", aud = "sts.amazonaws.com", owner = "4711") => {
  const exact = { [`${github}:aud`]: aud, [`${github}:repository_owner_id`]: owner };
  return operator === "StringEquals"
    ? { StringEquals: { ...exact, [`${github}:sub`]: sub } }
    : { StringEquals: exact, [operator]: { [`${github}:sub`]: sub } };
};
/** By both forms of the subject, with the repository's number. */
const numbers = (id: string) => {
  const run = "environment:production";
  const { StringEquals } = claims([`repo:example@4711/shine-web@1:${run}`, `repo:example/shine-web:${run}`]);
  return trusting(federated, { StringEquals: { ...StringEquals, [`${github}:repository_id`]: id } });
};
/** A pattern that leaves the repository's number open, with the repository that must have it. */
const numbered = (sub: string, repository: string) => {
  const { StringEquals, ...rest } = claims(sub, "StringLike");
  return trusting(federated, { ...rest, StringEquals: { ...StringEquals, [`${github}:repository`]: repository } });
};
const actions = (sub: string | string[], operator?: string, options: Options = {}, name?: string) =>
  trusting(federated, claims(sub, operator), options, name);
const previewing = actions(
  "repo:example/platform:pull_request",
  undefined,
  { parent: environment("account") },
  "shine-account-preview",
);

const group = make("aws:iam/group:Group", "shine-developers", { name: "shine-developers" });
const groupPolicy = (statement: object) =>
  make("aws:iam/groupPolicy:GroupPolicy", "shine-developers-mfa", { group: ref(group), policy: policy(statement) });
const person = { AWS: `arn:aws:iam::${own}:root` };
const mfa = { Bool: { "aws:MultiFactorAuthPresent": "true" } };

const execution = role({}, {}, "shine-production-web-execution");
const taskRole = role({}, {}, "shine-production-web-task");
const task = (props: object) =>
  make("aws:ecs/taskDefinition:TaskDefinition", "shine-production-web-task-definition", { ...props }, { parent });
const starts = task({ executionRoleArn: ref(execution), taskRoleArn: ref(taskRole) });
const parameter = (path: string) => `arn:aws:ssm:ap-northeast-1:${own}:parameter${path}`;
const changes = "route53:ChangeResourceRecordSets";
const hostedZone = "arn:aws:route53:::hostedzone/Z0123";
const records = (name: string, types: string | string[], none = "false") => ({
  Condition: {
    "ForAllValues:StringEquals": { [`${changes}NormalizedRecordNames`]: [name], [`${changes}RecordTypes`]: types },
    Null: { [`${changes}NormalizedRecordNames`]: none },
  },
});
const sealed = (stack: string, operator = "StringEquals") => ({ [operator]: { "kms:EncryptionContext:stack": stack } });
const ci = (Action: string, Condition: object) =>
  make(
    "aws:iam/rolePolicy:RolePolicy",
    "organization-account-ci-policy",
    {
      policy: policy({ Effect: "Allow", Action, Resource: "arn:aws:kms:ap-northeast-1:100000000000:key/*", Condition }),
    },
    { stack: "organization" },
  );
const passwords = (props: object) =>
  make("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "shine-account-passwords", { ...props });
const kinds = {
  requireUppercaseCharacters: true,
  requireLowercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
};
const cis = { minimumPasswordLength: 14, passwordReusePrevention: 24, maxPasswordAge: 90 };
const oidc = (props: object) =>
  make("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "shine-account-github", { ...props });

export const fixtures: Record<string, Fixtures> = {
  "iam-no-admin-star": {
    good: pass(may("s3:GetObject")),
    bad: fail(may("*")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    malformed: unverifiable(malformed),
    "in a list": fail(may(["s3:GetObject", "*:*"])),
    "a boundary": notApplicable(boundary),
    "called a boundary": fail(holds(document({ Action: "*" }), "shine-boundary")),
    inline: fail(role({ inlinePolicies: [{ policy: document({ Action: "*" }) }] })),
  },
  "iam-no-service-wildcard-action": {
    good: pass(may(["kms:GenerateDataKey*", "s3:GetObject"])),
    bad: fail(may("s3:*", "arn:aws:s3:::x/*")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "with a question mark": fail(may("s3:?*", "arn:aws:s3:::x/*")),
    "of any service": fail(may("*:GetObject", "arn:aws:s3:::x/*")),
    "a verb": fail(may("s3:Get*", "arn:aws:s3:::x/*")),
  },
  "iam-no-star-resource-on-restrictable": {
    good: pass(may(["ecr:GetAuthorizationToken", "ecs:DescribeServices", "ssmmessages:CreateDataChannel"])),
    bad: fail(may("s3:PutObject")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "by a condition": pass(
      may("cloudwatch:PutMetricAlarm", "*", { Condition: { StringEquals: { "cloudwatch:namespace": "shine" } } }),
    ),
    "by a tag": pass(
      may("ec2:StartInstances", "*", { Condition: { StringEquals: { "aws:ResourceTag/product": "shine" } } }),
    ),
    "by a region only": fail(
      may("s3:PutObject", "*", { Condition: { StringEquals: { "aws:RequestedRegion": "ap-northeast-1" } } }),
    ),
    "by a condition that need not be met": fail(
      may("ec2:StartInstances", "*", { Condition: { StringEqualsIfExists: { "aws:ResourceTag/product": "shine" } } }),
    ),
  },
  "iam-no-privilege-escalation": {
    good: pass(may(["iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:RunTask"], roleArn("shine-production-web"))),
    bad: fail(may("iam:CreatePolicyVersion")),
    unset: pass(none),
    unknown: unverifiable(unread),
    "passes any role": fail(may(["iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:RunTask"], "*", passed)),
    "over two documents": fail(
      execution,
      attached(execution, "iam:PassRole", roleArn("*"), "shine-production-one"),
      attached(execution, ["lambda:CreateFunction", "lambda:InvokeFunction"], "*", "shine-production-two"),
    ),
    "one half": pass(execution, attached(execution, ["lambda:CreateFunction", "lambda:InvokeFunction"], "*")),
    "within a boundary": pass(
      may("iam:PutRolePolicy", "*", {
        Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::1:policy/b" } },
      }),
    ),
    "denied again": pass(
      holds(
        policy(
          { Effect: "Allow", Action: "iam:PutRolePolicy", Resource: "*" },
          { Effect: "Deny", Action: "iam:*", Resource: "*" },
        ),
      ),
    ),
    "one role": pass(may("iam:PutRolePolicy", roleArn("shine-production-web"))),
    "any role": fail(may("iam:UpdateAssumeRolePolicy", roleArn("*"))),
  },
  "iam-pass-role-scoped": {
    good: pass(may("iam:PassRole", [roleArn("x"), roleArn("shine-production-*")], passed)),
    bad: fail(may("iam:PassRole", "*", passed)),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "any service": fail(may("iam:PassRole", roleArn("x"))),
    "every role of the product": fail(may("iam:PassRole", roleArn("shine-*"), passed)),
    "by a wildcard": fail(may("iam:*", "*")),
    "services by a pattern": fail(
      may("iam:PassRole", roleArn("x"), { Condition: { StringLike: { "iam:PassedToService": "*.amazonaws.com" } } }),
    ),
  },
  "iam-run-task-scoped": {
    good: pass(may(["ecs:RegisterTaskDefinition", "ecs:RunTask"], family, inCluster("shine-production-main"))),
    bad: fail(may("ecs:RunTask", "*", inCluster("shine-production-main"))),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "in any cluster": fail(may("ecs:RunTask", family)),
    "in clusters by a pattern": fail(may("ecs:RunTask", family, inCluster("*"))),
    "every family": fail(may("ecs:RunTask", family.replace("shine-production-web", "*"), inCluster("main"))),
    "by a wildcard": fail(may("ecs:*")),
    "without a revision": pass(may("ecs:RunTask", family.replace(/:\*$/, ""), inCluster("main", "ArnEqualsIfExists"))),
  },
  "iam-dns-changes-scoped": {
    good: pass(may(changes, hostedZone, records("shine.example.com", ["DS", "NS"]))),
    bad: fail(may(changes, hostedZone)),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "in any zone": fail(may(changes, "*", records("shine.example.com", ["NS"]))),
    "names by a pattern": fail(may(changes, hostedZone, records("*.example.com", ["NS"]))),
    "any type": fail(may(changes, hostedZone, records("shine.example.com", "*"))),
    "a request without names": fail(may(changes, hostedZone, records("shine.example.com", ["NS"], "true"))),
    "by a wildcard": fail(may("route53:*", hostedZone)),
    "looks only": notApplicable(may("route53:ListResourceRecordSets", hostedZone)),
  },
  "iam-state-secrets-scoped": {
    good: pass(ci("kms:Decrypt", sealed("shine"))),
    bad: fail(ci("kms:Decrypt", {})),
    unset: notApplicable(ci("s3:GetObject", {})),
    unknown: unverifiable(
      make("aws:iam/rolePolicy:RolePolicy", "organization-account-x", { policy: UNKNOWN }, { stack: "organization" }),
    ),
    "of any stack": fail(ci("kms:Decrypt", sealed("*"))),
    "of the organization": fail(ci("kms:Decrypt", sealed("organization"))),
    "unless it says none": fail(ci("kms:Decrypt", sealed("shine", "StringEqualsIfExists"))),
    "in a product": notApplicable(may("kms:Decrypt", "*")),
  },
  "iam-messages-in-own-name": {
    good: pass(
      may(["ses:SendEmail", "ses:SendRawEmail"], sender, from("no-reply@shine.example.com")),
      may("events:PutEvents", bus, as("shine.web")),
    ),
    bad: fail(may("ses:SendEmail", sender)),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "mail in any name": fail(may("ses:SendEmail", sender, from("*@shine.example.com"))),
    "mail in a name only if one is said": fail(
      may("ses:SendEmail", sender, {
        Condition: { StringEqualsIfExists: { "ses:FromAddress": "a@shine.example.com" } },
      }),
    ),
    "mail from any domain": fail(may("ses:SendEmail", "*", from("no-reply@shine.example.com"))),
    "events in any name": fail(may("events:PutEvents", bus)),
    "events on any bus": fail(may("events:PutEvents", `${bus}*`, as("shine.web"))),
    "by a wildcard": fail(may("ses:*", sender)),
    "reads what was sent": notApplicable(may("ses:GetSendStatistics")),
  },
  "iam-task-rights-named": {
    good: pass(
      may("ecs:RegisterTaskDefinition", ecs("task-definition/shine-production-web:*")),
      may("ecs:StopTask", ecs("task/shine-production-main/*"), tagged),
      may("ecs:TagResource", ecs("task/shine-production-main/*"), created),
      may("ecs:UpdateService", ecs("service/shine-production-main/shine-production-web")),
    ),
    bad: fail(may("ecs:RegisterTaskDefinition", ecs("task-definition/*"))),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "registers any family": fail(may("ecs:RegisterTaskDefinition", "*")),
    "registers whatever begins like the family": fail(
      may("ecs:RegisterTaskDefinition", ecs("task-definition/shine-production-*")),
    ),
    "stops any task of the cluster": fail(may("ecs:StopTask", ecs("task/shine-production-main/*"))),
    "stops tasks of any cluster": fail(may("ecs:StopTask", ecs("task/*"), tagged)),
    "tags any task": fail(may("ecs:TagResource", ecs("task/shine-production-main/*"))),
    "tags services": notApplicable(may("ecs:TagResource", ecs("service/shine-production-main/shine-production-web"))),
    "updates any service": fail(may("ecs:UpdateService", ecs("service/shine-production-main/*"))),
    "by a wildcard": fail(may("ecs:*", "*")),
    "a statement that is about roles as well": fail(may(["ecs:UpdateService", "iam:PassRole"], [roleArn("x"), "*"])),
    "reads tasks": notApplicable(may("ecs:DescribeTasks")),
  },
  "iam-no-not-action-allow": {
    good: pass(may("s3:GetObject")),
    bad: fail(holds(policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }))),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "all resources but some": fail(
      holds(policy({ Effect: "Allow", Action: "s3:GetObject", NotResource: "arn:aws:s3:::x/*" })),
    ),
    "a denial": notApplicable(holds(policy({ Effect: "Deny", NotAction: "iam:*", Resource: "*" }))),
    "everybody but some": fail(
      role({ assumeRolePolicy: policy({ Effect: "Allow", NotPrincipal: person, Action: "sts:AssumeRole" }) }),
    ),
  },
  "iam-no-credential-exposure": {
    good: pass(
      may(["ecr:GetAuthorizationToken", "rds-db:connect"], `arn:aws:rds-db:ap-northeast-1:${own}:dbuser:cluster-1/app`),
    ),
    bad: fail(may("rds-db:connect")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "every user of every database": fail(may("rds-db:connect", users("*"))),
    "every user of one": fail(may("rds-db:connect", users("cluster-1/*"))),
    "one user, whatever the cluster's id": pass(may("rds-db:connect", users("*/production-web"))),
    "by a wildcard": fail(may("sts:Get*")),
    "the registry's token": pass(may("ecr:GetAuthorizationToken")),
  },
  "iam-no-data-exfiltration": {
    good: pass(may("ssm:GetParameters", parameter("/shine/production/*"))),
    bad: fail(may("ssm:GetParameters")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "every parameter": fail(may("ssm:GetParameter", parameter("/*"))),
    "every bucket": fail(may("s3:GetObject", "arn:aws:s3:::*/*")),
    "a bucket": pass(may("s3:GetObject", "arn:aws:s3:::shine-uploads/*")),
  },
  "iam-kms-decrypt-scoped": {
    good: pass(may("kms:Decrypt", keys, aliases("ForAnyValue:StringEquals", "alias/shine-production-data"))),
    bad: fail(may("kms:Decrypt")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "every key": fail(may("kms:Decrypt", keys)),
    "a key": pass(may("kms:Decrypt", keys.replace("*", "0000-1111"))),
    "aliases by a pattern": fail(may("kms:Decrypt", keys, aliases("ForAnyValue:StringLike", "alias/*"))),
    "no alias at all": fail(may("kms:Decrypt", keys, aliases("ForAllValues:StringEquals", "alias/x"))),
    "any account's": fail(may("kms:Decrypt", "*", aliases("ForAnyValue:StringEquals", "alias/x"))),
    "another action": notApplicable(may("kms:DescribeKey")),
  },
  "iam-assume-role-scoped": {
    good: pass(may("sts:AssumeRole", roleArn("x", "100000000003"))),
    bad: fail(may("sts:AssumeRole")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
    "another company's": fail(may("sts:AssumeRole", roleArn("x", "999999999999"))),
    "any role": fail(may("sts:AssumeRole", roleArn("*"))),
  },
  "iam-human-policies-require-mfa": {
    good: pass(trusting(person, mfa)),
    bad: fail(trusting(person)),
    unset: fail(group),
    unknown: unverifiable(role({ assumeRolePolicy: UNKNOWN })),
    "a user": fail(trusting({ AWS: `arn:aws:iam::${own}:user/x` })),
    "only roles": notApplicable(trusting(person, { ArnLike: { "aws:PrincipalArn": roleArn("x") } })),
    "a role": notApplicable(trusting({ AWS: roleArn("x") })),
    "a third party": notApplicable(
      trusting({ AWS: "464622532012" }, { StringEquals: { "sts:ExternalId": "12345678" } }),
    ),
    "MFA if there is any": fail(trusting(person, { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } })),
    "a group": pass(
      group,
      groupPolicy({
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
      }),
    ),
  },
  "iam-no-permissions-management": {
    good: pass(may("iam:PutRolePolicy", roleArn("shine-production-web"))),
    bad: fail(may("iam:CreateRole")),
    unset: notApplicable(none),
    unknown: unverifiable(unread),
  },
  "iam-trust-no-wildcard": {
    good: pass(trusting({ Service: "ecs-tasks.amazonaws.com" })),
    bad: fail(trusting("*")),
    unset: fail(role({})),
    unknown: unverifiable(role({ assumeRolePolicy: UNKNOWN })),
    "every service": fail(trusting({ Service: "*.amazonaws.com" })),
    "every account": fail(trusting({ AWS: "arn:aws:iam::*:root" })),
  },
  "iam-trust-oidc-pinned": {
    good: pass(actions("repo:example/shine-web:environment:production")),
    bad: fail(actions("repo:example/*:environment:production", "StringLike")),
    unset: notApplicable(trusting({ Service: "ecs-tasks.amazonaws.com" })),
    unknown: unverifiable(role({ assumeRolePolicy: UNKNOWN })),
    "no subject": fail(trusting(federated, { StringEquals: { [`${github}:aud`]: "sts.amazonaws.com" } })),
    "no audience": fail(
      trusting(federated, { StringEquals: { [`${github}:sub`]: "repo:example/shine-web:environment:production" } }),
    ),
    "another audience": fail(
      trusting(federated, claims("repo:example/shine-web:environment:production", "StringEquals", "x")),
    ),
    "another organization": fail(actions("repo:evil/shine-web:environment:production")),
    "an unknown repository": fail(actions("repo:example/other:environment:production")),
    "any run": fail(actions("repo:example/shine-web:*", "StringLike")),
    "only if there is a subject": fail(
      actions("repo:example/shine-web:environment:production", "StringEqualsIfExists"),
    ),
    "a preview that reads": pass(
      previewing,
      attached(previewing, ["ecs:DescribeServices", "elasticloadbalancing:DescribeListeners"], "*"),
    ),
    "a preview that reads the state": fail(previewing, attached(previewing, "s3:GetObject", "arn:aws:s3:::state/*")),
    "by numbers": pass(numbers("1")),
    "by another number than the subject's": fail(numbers("2")),
    "by numbers, and the name's of whichever number": fail(
      actions([
        "repo:example@4711/shine-web@1:environment:production",
        "repo:example/shine-web:environment:production",
      ]),
    ),
    "by numbers of another": fail(actions("repo:example@4712/shine-web@1:environment:production")),
    "of another owner by number": fail(
      trusting(
        federated,
        claims("repo:example/shine-web:environment:production", "StringEquals", "sts.amazonaws.com", "4712"),
      ),
    ),
    "by the owner's name alone": fail(
      trusting(federated, {
        StringEquals: {
          [`${github}:aud`]: "sts.amazonaws.com",
          [`${github}:sub`]: "repo:example/shine-web:environment:production",
        },
      }),
    ),
    "with the owner's number in the subject alone": pass(
      trusting(federated, {
        StringEquals: {
          [`${github}:aud`]: "sts.amazonaws.com",
          [`${github}:repository_id`]: "1",
          [`${github}:sub`]: "repo:example@4711/shine-web@1:environment:production",
        },
      }),
    ),
    "any number of the one repository": pass(
      numbered("repo:example@4711/shine-web@*:environment:production", "example/shine-web"),
    ),
    "any number, and no name beside it": fail(
      actions("repo:example@4711/shine-web@*:environment:production", "StringLike"),
    ),
    "any number, and another name beside it": fail(
      numbered("repo:example@4711/shine-web@*:environment:production", "example/shine-api"),
    ),
    "any number of any owner": fail(numbered("repo:example@*/shine-web@*:environment:production", "example/shine-web")),
    "a preview that writes": fail(previewing, attached(previewing, "ecs:UpdateService", "*")),
    "a preview that may do anything": fail(
      previewing,
      managed(previewing, "arn:aws:iam::aws:policy/AdministratorAccess"),
    ),
    "a preview that looks": pass(previewing, managed(previewing, "arn:aws:iam::aws:policy/SecurityAudit")),
  },
  "iam-trust-oidc-production-branch": {
    good: pass(actions("repo:example/shine-web:environment:production")),
    bad: fail(actions("repo:example/shine-web:environment:staging")),
    unset: notApplicable(trusting({ Service: "ecs-tasks.amazonaws.com" })),
    unknown: unverifiable(role({ assumeRolePolicy: UNKNOWN })),
    "the default branch": pass(actions("repo:example/shine-web:ref:refs/heads/main")),
    "any branch": fail(actions("repo:example/shine-web:ref:refs/heads/*", "StringLike")),
    "unlike staging": fail(actions("repo:example/shine-web:environment:staging", "StringNotLike")),
    "like production": fail(actions("repo:example/shine-web:environment:production*", "StringLike")),
    "of whatever number": pass(actions("repo:example@4711/shine-web@*:environment:production", "StringLike")),
    "a pull request": fail(actions("repo:example/shine-web:pull_request")),
    staging: notApplicable(actions("repo:example/shine-web:environment:staging", undefined, { parent: staging })),
    "outside of environments": pass(previewing),
  },
  "iam-trust-cross-account-registered": {
    good: pass(trusting({ AWS: roleArn("x", "100000000000") }), trusting(federated)),
    bad: fail(trusting({ AWS: "999999999999" })),
    unset: notApplicable(role({})),
    unknown: unverifiable(role({ assumeRolePolicy: UNKNOWN })),
    Datadog: pass(
      trusting({ AWS: "arn:aws:iam::464622532012:root" }, { StringEquals: { "sts:ExternalId": "0123456789abcdef" } }),
    ),
    "Datadog for anybody": fail(trusting({ AWS: "arn:aws:iam::464622532012:root" })),
    "another's provider": fail(trusting({ Federated: `arn:aws:iam::999999999999:oidc-provider/${github}` })),
  },
  "iam-trust-confused-deputy": {
    good: pass(trusting({ Service: "ecs-tasks.amazonaws.com" }, { StringEquals: { "aws:SourceAccount": own } })),
    bad: fail(trusting({ Service: "ecs-tasks.amazonaws.com" })),
    unset: notApplicable(role({})),
    unknown: unverifiable(role({ assumeRolePolicy: UNKNOWN })),
  },
  "iam-role-session-and-boundary": {
    good: pass(role({ maxSessionDuration: 3600 })),
    bad: fail(role({ maxSessionDuration: 43_200 })),
    unset: pass(role({})),
    unknown: unverifiable(role({ maxSessionDuration: UNKNOWN })),
    "writes rights": fail(execution, attached(execution, "iam:PutRolePolicy", roleArn("x"))),
  },
  "iam-oidc-provider": {
    good: pass(oidc({ url: `https://${github}`, clientIdLists: ["sts.amazonaws.com"] })),
    bad: fail(oidc({ url: "https://example.com", clientIdLists: ["sts.amazonaws.com"] })),
    unset: fail(oidc({})),
    unknown: unverifiable(oidc({ url: UNKNOWN, clientIdLists: ["sts.amazonaws.com"] })),
    "another audience": fail(oidc({ url: `https://${github}`, clientIdLists: ["sts.amazonaws.com", "x"] })),
  },
  "iam-managed-policy-deny-list": {
    good: pass(managed(execution, "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")),
    bad: fail(execution, managed(execution, "arn:aws:iam::aws:policy/AdministratorAccess")),
    unset: notApplicable(execution),
    unknown: unverifiable(role({ managedPolicyArns: UNKNOWN })),
    "full access to a service": fail(role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] })),
    "in a folder": fail(role({ managedPolicyArns: ["arn:aws:iam::aws:policy/job-function/AdministratorAccess"] })),
    "the manager": pass(
      role(
        {
          managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
          permissionsBoundary: "arn:aws:iam::1:policy/b",
        },
        {},
        "shine-manager",
      ),
    ),
    "the manager without a boundary": fail(
      role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] }, {}, "shine-manager"),
    ),
    "a policy of the program": pass(
      none,
      execution,
      make("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "shine-production-own", {
        role: ref(execution),
        policyArn: ref(none),
      }),
    ),
  },
  "iam-ecs-execution-role-minimal": {
    good: pass(
      execution,
      taskRole,
      starts,
      attached(execution, ["ssm:GetParameters"], parameter("/shine/production/applications/a")),
    ),
    bad: fail(execution, taskRole, starts, attached(execution, "s3:GetObject", "arn:aws:s3:::shine-production-x/*")),
    unset: notApplicable(task({})),
    unknown: unverifiable(
      execution,
      taskRole,
      starts,
      make("aws:iam/rolePolicy:RolePolicy", "shine-production-x", { role: ref(execution), policy: UNKNOWN }),
    ),
    "staging's secrets": fail(
      execution,
      starts,
      attached(execution, "ssm:GetParameters", parameter("/shine/staging/applications/a")),
    ),
    "a wildcard": fail(execution, starts, attached(execution, "ssm:Get*", parameter("/shine/production/a"))),
    "AWS's policy for it": pass(
      execution,
      starts,
      managed(execution, "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"),
    ),
    "another policy of AWS": fail(
      execution,
      starts,
      managed(execution, "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"),
    ),
    "a role from elsewhere": fail(task({ executionRoleArn: roleArn("other") })),
    "by its name": pass(execution, task({ executionRoleArn: roleArn("shine-production-web-execution") })),
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
  "iam-password-policy": {
    good: pass(passwords({ minimumPasswordLength: 8, ...kinds })),
    bad: fail(passwords({ minimumPasswordLength: 7, ...kinds })),
    unset: fail(passwords({})),
    unknown: unverifiable(passwords({ minimumPasswordLength: UNKNOWN, ...kinds })),
    "without symbols": fail(passwords({ minimumPasswordLength: 14, ...kinds, requireSymbols: false })),
  },
  "iam-password-policy-cis": {
    good: pass(passwords(cis)),
    bad: fail(passwords({ ...cis, maxPasswordAge: 365 })),
    unset: fail(passwords({})),
    unknown: unverifiable(passwords({ ...cis, minimumPasswordLength: UNKNOWN })),
  },
  "iam-password-policy-exists": {
    good: pass(stack, passwords({})),
    bad: fail(stack),
    unset: fail(stack, make("aws:s3/bucket:Bucket", "shine-x")),
    unknown: pass(stack, passwords({ minimumPasswordLength: UNKNOWN })),
    "every foundation account": pass(...foundation([], passwords({}))),
    "a foundation account left out": fail(...foundation(["100000000002"], passwords({}))),
  },
};
