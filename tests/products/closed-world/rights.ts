/** A statement that allows something. */
type Allowance = Readonly<Record<string, unknown>>;

const account = "111122223333";
const home = `ap-northeast-1:${account}`;
const key = `arn:aws:kms:${home}:key/*`;
const may = (Action: string | readonly string[], Resource: string, Condition?: object): Allowance => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});
const toTasks = { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } };

/** By the name of a rule that is gone: statements that it refused. Each is beyond every class of roles now. */
export const beyondAll: Readonly<Record<string, readonly Allowance[]>> = {
  "iam-assume-role-scoped": [
    may("sts:AssumeRole", "*"),
    may("sts:AssumeRole", "arn:aws:iam::999999999999:role/x"),
    may("sts:AssumeRole", `arn:aws:iam::${account}:role/*`),
  ],
  "iam-ecs-execution-role-minimal": [
    may("s3:GetObject", "arn:aws:s3:::shine-production-x/*"),
    may("ssm:Get*", `arn:aws:ssm:${home}:parameter/shine/production/a`),
  ],
  "iam-no-admin-star": [may("*", "*"), may(["s3:GetObject", "*:*"], "*")],
  "iam-no-credential-exposure": [
    may("rds-db:connect", "*"),
    may("rds-db:connect", `arn:aws:rds-db:${home}:dbuser:*`),
    may("rds-db:connect", `arn:aws:rds-db:${home}:dbuser:cluster-1/*`),
    may("sts:Get*", "*"),
    may("ec2:GetPasswordData", "*"),
    may("sso:GetRoleCredentials", "*"),
    may("redshift:GetClusterCredentials", "*"),
  ],
  "iam-no-data-exfiltration": [
    may("ssm:GetParameters", "*"),
    may("ssm:GetParameter", `arn:aws:ssm:${home}:parameter/*`),
    may("s3:GetObject", "arn:aws:s3:::*/*"),
    may("secretsmanager:GetSecretValue", "*"),
    may("dynamodb:Scan", "*"),
  ],
  "iam-no-not-action-allow": [
    { Effect: "Allow", NotAction: "iam:*", Resource: "*" },
    { Effect: "Allow", Action: "s3:GetObject", NotResource: "arn:aws:s3:::x/*" },
  ],
  "iam-no-permissions-management": [may("iam:CreateRole", "*"), may("s3:PutBucketPolicy", "*")],
  "iam-no-privilege-escalation": [
    may("iam:CreatePolicyVersion", "*"),
    may(["iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:RunTask"], "*", toTasks),
    may("iam:PassRole", `arn:aws:iam::${account}:role/*`),
    may(["lambda:CreateFunction", "lambda:InvokeFunction"], "*"),
    may("iam:UpdateAssumeRolePolicy", `arn:aws:iam::${account}:role/*`),
  ],
  "iam-no-service-wildcard-action": ["s3:*", "s3:?*", "*:GetObject", "s3:Get*", "ec2:Describe*"].map((action) =>
    may(action, "arn:aws:s3:::x/*"),
  ),
  "iam-own-environment-only": [
    may("logs:PutLogEvents", `arn:aws:logs:${home}:log-group:/shine/qa/web:*`),
    may("kms:Decrypt", key, { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/shine-qa-data" } }),
  ],
  "iam-pass-role-scoped": [
    may("iam:PassRole", "*", toTasks),
    may("iam:PassRole", `arn:aws:iam::${account}:role/x`),
    may("iam:PassRole", `arn:aws:iam::${account}:role/shine-*`, toTasks),
    may("iam:*", "*"),
    may("iam:PassRole", `arn:aws:iam::${account}:role/x`, {
      StringLike: { "iam:PassedToService": "*.amazonaws.com" },
    }),
  ],
  "iam-task-keys-through-services": [
    may("kms:Decrypt", key),
    may("kms:Decrypt", key, { StringLike: { "kms:ViaService": "*" } }),
    may("kms:GenerateDataKey", key),
  ],
};

/** Managed policies that `iam-managed-policy-deny-list` refused. */
export const managed: readonly string[] = [
  "AdministratorAccess",
  "AmazonS3FullAccess",
  "PowerUserAccess",
  "job-function/AdministratorAccess",
].map((name) => `arn:aws:iam::aws:policy/${name}`);

const GITHUB = "token.actions.githubusercontent.com";
const workflow = (operator: string, run: string) => ({
  Effect: "Allow",
  Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${GITHUB}` },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition: {
    StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com" },
    [operator]: { [`${GITHUB}:sub`]: `repo:example@4711/shine-web@1:${run}` },
  },
});
const people = (AWS: string, Condition?: object) => ({
  Effect: "Allow",
  Principal: { AWS },
  Action: "sts:AssumeRole",
  Condition,
});

/** By the name of a rule that is gone: trusts that it refused. Each lets somebody in now whom no class names. */
export const trusts: Readonly<Record<string, readonly object[]>> = {
  "iam-human-policies-require-mfa": [
    people(`arn:aws:iam::${account}:root`),
    people(`arn:aws:iam::${account}:user/x`),
    people(`arn:aws:iam::${account}:root`, { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } }),
  ],
  "iam-no-not-action-allow": [
    { Effect: "Allow", NotPrincipal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" },
  ],
  "iam-trust-oidc-production-branch": [
    workflow("StringEquals", "environment:qa"),
    workflow("StringLike", "ref:refs/heads/*"),
    workflow("StringNotEquals", "environment:staging"),
    workflow("StringLike", "environment:prod*"),
    workflow("StringEquals", "pull_request"),
  ],
};
