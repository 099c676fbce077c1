import { aliases, keys, may, none, own, roleArn, unread } from "../iam-support";
import { fail, type Fixtures, make, notApplicable, pass, policy, UNKNOWN, unverifiable } from "../support";

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

/** Rights that are given by name alone. */
export const fixtures: Record<string, Fixtures> = {
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
};
