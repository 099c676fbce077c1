import { environment, fail, type Fixtures, make, pass, policy, ref, UNKNOWN, unverifiable } from "../support";

const production = environment("production");
const key = make("aws:kms/key:Key", "shine-production-logs");
const group = (props: object) =>
  make("aws:cloudwatch/logGroup:LogGroup", "shine-production-web-log", { ...props }, { parent: production });
const resourcePolicy = (document: unknown) =>
  make("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "shine-production-log-policy", {
    policyDocument: document,
  });
const write = (props: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: "route53.amazonaws.com" },
  Action: "logs:PutLogEvents",
  Resource: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/shine.example.com:*",
  Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
  ...props,
});

export const fixtures: Record<string, Fixtures> = {
  "log-group-retention": {
    good: pass(group({ retentionInDays: 90 })),
    bad: fail(group({ retentionInDays: 30 })),
    unset: fail(group({})),
    unknown: unverifiable(group({ retentionInDays: UNKNOWN })),
    "audit, too short": fail(group({ retentionInDays: 90, tags: { "data-class": "audit" } })),
    "for ever": fail(group({ retentionInDays: 0 })),
  },
  "log-group-cmk": {
    good: pass(key, group({ kmsKeyId: ref(key) })),
    bad: fail(group({ kmsKeyId: "arn:aws:kms:ap-northeast-1:111122223333:alias/aws/logs" })),
    unset: fail(group({})),
    unknown: unverifiable(group({ kmsKeyId: UNKNOWN })),
    "after the update": pass(group({ kmsKeyId: "arn:aws:kms:ap-northeast-1:111122223333:key/0000" })),
    "from something that is no key": unverifiable(production, group({ kmsKeyId: ref(production) })),
  },
  "log-resource-policy-narrowed": {
    good: pass(resourcePolicy(policy(write()))),
    bad: fail(resourcePolicy(policy(write({ Resource: "*" })))),
    unset: fail(resourcePolicy(undefined)),
    unknown: unverifiable(resourcePolicy(UNKNOWN)),
    "for everyone": fail(resourcePolicy(policy(write({ Principal: "*" })))),
    "a denial": fail(resourcePolicy(policy(write({ Effect: "Deny" })))),
    "more than writing": fail(resourcePolicy(policy(write({ Action: "logs:*" })))),
  },
};
