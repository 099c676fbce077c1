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

const stack = "organization";
const group = make("aws:identitystore/group:Group", "organization-account-group", { displayName: "shine" }, { stack });
const assignment = (props: Record<string, unknown>) =>
  make(
    "aws:ssoadmin/accountAssignment:AccountAssignment",
    "organization-account-assignment",
    { principalType: "GROUP", principalId: ref(group), targetId: "111122223333", ...props },
    { stack },
  );
const own = "111122223333";
const inline = (inlinePolicy: unknown) =>
  make(
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
    "organization-account-policy",
    { inlinePolicy },
    { stack },
  );
const people = (...statements: object[]) =>
  inline(policy(...statements.map((one) => ({ Effect: "Allow", Resource: "*", ...one }))));
const cluster = `arn:aws:ecs:ap-northeast-1:${own}:cluster/shine-production-main`;
const shell = {
  Action: "ecs:ExecuteCommand",
  Resource: cluster,
  Condition: { StringEquals: { "ecs:container-name": "web" } },
};
const see = { Action: "ecs:ListTasks", Condition: { ArnEquals: { "ecs:cluster": cluster } } };
const key = {
  Action: "kms:GenerateDataKey",
  Resource: `arn:aws:kms:ap-northeast-1:${own}:key/*`,
  Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/shine-production-logs" } },
};
const office = {
  Effect: "Deny",
  Action: "*",
  Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" }, Bool: { "aws:ViaAWSService": "false" } },
};
const role = (service: string) =>
  make(
    "aws:iam/role:Role",
    "shine-production-users-role",
    {
      name: "users",
      assumeRolePolicy: policy({ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }),
    },
    { parent: environment("production") },
  );
const lambda = role("lambda.amazonaws.com");
const holds = (...statements: object[]) =>
  make("aws:iam/rolePolicy:RolePolicy", "shine-production-users-policy", {
    role: ref(lambda),
    policy: policy(...statements.map((one) => ({ Effect: "Allow", Resource: "*", ...one }))),
  });
const tag = (cluster: string) => ({
  StringEquals: {
    "secretsmanager:ResourceTag/aws:rds:primaryDBClusterArn": `arn:aws:rds:ap-northeast-1:${own}:cluster:${cluster}`,
  },
});
const secrets = { Resource: `arn:aws:secretsmanager:ap-northeast-1:${own}:secret:rds!cluster-*` };
const read = { Action: "secretsmanager:GetSecretValue", ...secrets };
const network = { Action: ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"] };
const notTheCode = (name: string) => ({
  ...network,
  Effect: "Deny",
  Condition: { ArnEquals: { "lambda:SourceFunctionArn": `arn:aws:lambda:ap-northeast-1:${own}:function:${name}` } },
});

export const fixtures: Record<string, Fixtures> = {
  "access-people-scoped": {
    good: pass(people(shell, see, key, office)),
    bad: fail(people(shell, see, key)),
    unset: pass(inline(undefined)),
    unknown: unverifiable(inline(UNKNOWN)),
    "any container": fail(people({ ...shell, Condition: undefined }, office)),
    "any container of any cluster": fail(people({ ...shell, Resource: "*" }, office)),
    "a container by a pattern": fail(
      people({ ...shell, Condition: { StringLike: { "ecs:container-name": "*" } } }, office),
    ),
    "tasks of any cluster": fail(people({ ...see, Condition: undefined }, office)),
    "any key of any account": fail(people({ ...key, Resource: "*" }, office)),
    "a key of nobody's": fail(
      people({ ...key, Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/*" } } }, office),
    ),
    "from addresses of others": fail(
      people(shell, { ...office, Condition: { NotIpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }),
    ),
    "a denial with a way around it": fail(
      people(shell, { ...office, Condition: { ...office.Condition, StringEquals: { "aws:PrincipalTag/x": "y" } } }),
    ),
  },
  "access-by-group": {
    good: pass(group, assignment({})),
    bad: fail(group, assignment({ principalType: "USER" })),
    unset: fail(group, assignment({ principalType: undefined })),
    unknown: unverifiable(group, assignment({ targetId: UNKNOWN })),
    "a group of elsewhere": fail(assignment({ principalId: "9067-group" })),
    "an account of elsewhere": fail(group, assignment({ targetId: "999999999999" })),
  },
  "iam-function-role-scoped": {
    good: pass(
      lambda,
      holds({ ...read, Condition: tag("shine-production-primary") }, network, notTheCode("users"), {
        Action: "kms:Decrypt",
        Condition: { StringEquals: { "kms:ViaService": "secretsmanager.ap-northeast-1.amazonaws.com" } },
      }),
    ),
    bad: fail(lambda, holds(read)),
    unset: pass(lambda),
    unknown: unverifiable(
      lambda,
      make("aws:iam/rolePolicy:RolePolicy", "shine-production-users-policy", { role: ref(lambda), policy: UNKNOWN }),
    ),
    "another environment's cluster": fail(lambda, holds({ ...read, Condition: tag("shine-staging-primary") })),
    "any cluster": fail(lambda, holds({ ...read, Condition: tag("*") })),
    "a key directly": fail(lambda, holds({ Action: "kms:Decrypt" })),
    "a network of its own": fail(lambda, holds(network)),
    "another function's denial": fail(lambda, holds(network, notTheCode("*"))),
    "no function": notApplicable(role("ecs-tasks.amazonaws.com")),
  },
};
