import {
  environment,
  fail,
  type Fixtures,
  make,
  notApplicable,
  pass,
  ref,
  SECRET,
  UNKNOWN,
  unverifiable,
} from "../support";

const production = environment("production");
const key = make("aws:kms/key:Key", "shine-production-parameters");
const secret = (props: object = {}) =>
  make(
    "aws:secretsmanager/secret:Secret",
    "shine-production-token",
    { name: "token", ...props },
    { parent: production },
  );
const rotation = (props: object) =>
  make("aws:secretsmanager/secretRotation:SecretRotation", "shine-production-token-rotation", { ...props });
const secretPolicy = (props: object) =>
  make("aws:secretsmanager/secretPolicy:SecretPolicy", "shine-production-token-policy", { ...props });
const parameter = (props: object) =>
  make(
    "aws:ssm/parameter:Parameter",
    "shine-production-parameter",
    { type: "String", ...props },
    { parent: production },
  );
const at = (name: unknown) => parameter({ name });
const document = (props: object) => make("aws:ssm/document:Document", "shine-account-session", { ...props });
const session = (inputs: object) =>
  document({ documentType: "Session", content: JSON.stringify({ schemaVersion: "1.0", inputs }) });

export const fixtures: Record<string, Fixtures> = {
  "secretsmanager-secret-cmk": {
    good: pass(key, secret({ kmsKeyId: ref(key) })),
    bad: fail(secret({ kmsKeyId: "alias/aws/secretsmanager" })),
    unset: fail(secret()),
    unknown: unverifiable(secret({ kmsKeyId: UNKNOWN })),
  },
  "secretsmanager-rotation": {
    good: pass(secret(), rotation({ secretId: ref(secret()) })),
    bad: fail(secret(), rotation({ secretId: "another" })),
    unset: fail(secret()),
    unknown: unverifiable(secret(), rotation({ secretId: UNKNOWN })),
  },
  "secretsmanager-rotation-within-90-days": {
    good: pass(rotation({ rotationRules: { automaticallyAfterDays: 30 } })),
    bad: fail(rotation({ rotationRules: { scheduleExpression: "rate(100 days)" } })),
    unset: fail(rotation({})),
    unknown: unverifiable(rotation({ rotationRules: UNKNOWN })),
    "once a month": pass(rotation({ rotationRules: { scheduleExpression: "cron(0 3 1 * ? *)" } })),
    "once a year": fail(rotation({ rotationRules: { scheduleExpression: "cron(0 3 1 1 ? *)" } })),
    "by the hour": pass(rotation({ rotationRules: { scheduleExpression: "rate(10 hours)" } })),
  },
  "secretsmanager-policy-not-public": {
    good: pass(secretPolicy({ blockPublicPolicy: true })),
    bad: fail(secretPolicy({ blockPublicPolicy: false })),
    unset: fail(secretPolicy({})),
    unknown: unverifiable(secretPolicy({ blockPublicPolicy: UNKNOWN })),
  },
  "secretsmanager-recovery-window": {
    good: pass(secret({ recoveryWindowInDays: 30 })),
    bad: fail(secret({ recoveryWindowInDays: 0 })),
    unset: pass(secret()),
    unknown: unverifiable(secret({ recoveryWindowInDays: UNKNOWN })),
    "in staging": notApplicable(
      make("aws:secretsmanager/secret:Secret", "shine-staging-x", { recoveryWindowInDays: 0 }),
    ),
  },
  "ssm-parameter-name-convention": {
    good: pass(at("/shine/production/infrastructures/database/primary/writer")),
    bad: fail(at("/shine/production/applications/rails/secret-key-base")),
    unset: fail(at(undefined)),
    unknown: unverifiable(at(UNKNOWN)),
    "capital letters": fail(at("/shine/production/infrastructures/DatabaseUrl")),
    "an environment that does not exist": fail(at("/shine/prod/infrastructures/database")),
    "for all environments": pass(at("/shine/general/infrastructures/account")),
  },
  "ssm-parameter-scope-matches-stack": {
    good: pass(at("/shine/production/infrastructures/a")),
    bad: fail(at("/shine/staging/infrastructures/a")),
    unset: fail(at(undefined)),
    unknown: unverifiable(at(UNKNOWN)),
    "another product": fail(at("/minimal/production/infrastructures/a")),
    "outside of the environments": pass(
      make("aws:ssm/parameter:Parameter", "shine-account-a", { name: "/shine/general/infrastructures/a" }),
    ),
  },
  "ssm-parameter-secure-string": {
    good: pass(parameter({ name: "/shine/production/infrastructures/a/password", type: "SecureString" })),
    bad: fail(parameter({ name: "/shine/production/infrastructures/a/password" })),
    unset: fail(parameter({ name: "/shine/production/infrastructures/a", type: undefined })),
    unknown: unverifiable(parameter({ name: "/shine/production/infrastructures/a", type: UNKNOWN })),
    "a value that is marked as secret": fail(parameter({ name: "/shine/production/infrastructures/a", value: SECRET })),
    "a plain value": pass(parameter({ name: "/shine/production/infrastructures/a/port", value: "3306" })),
    "a value that a resource gives": pass(
      parameter({ name: "/shine/production/infrastructures/a/host", value: UNKNOWN }),
    ),
  },
  "ssm-parameter-cmk": {
    good: pass(key, parameter({ type: "SecureString", keyId: ref(key) })),
    bad: fail(parameter({ type: "SecureString", keyId: "alias/aws/ssm" })),
    unset: fail(parameter({ type: "SecureString" })),
    unknown: unverifiable(parameter({ type: "SecureString", keyId: UNKNOWN })),
    "in clear": notApplicable(parameter({})),
  },
  "ssm-document-not-public": {
    good: pass(document({ permissions: { type: "Share", account_ids: "111122223333" } })),
    bad: fail(document({ permissions: { type: "Share", account_ids: "All" } })),
    unset: pass(document({})),
    unknown: unverifiable(document({ permissions: { account_ids: UNKNOWN } })),
  },
  "ssm-session-manager-hardened": {
    good: pass(session({ kmsKeyId: "alias/x", s3BucketName: "sessions", s3EncryptionEnabled: true })),
    bad: fail(session({ kmsKeyId: "alias/x", s3BucketName: "sessions", s3EncryptionEnabled: false })),
    unset: fail(document({ documentType: "Session" })),
    unknown: unverifiable(document({ documentType: "Session", content: UNKNOWN })),
    "another kind": notApplicable(document({ documentType: "Command" })),
  },
};
