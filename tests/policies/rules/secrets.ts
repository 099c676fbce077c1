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
const parameter = (props: object) =>
  make(
    "aws:ssm/parameter:Parameter",
    "shine-production-parameter",
    { type: "String", ...props },
    { parent: production },
  );
const at = (name: unknown) => parameter({ name });

export const fixtures: Record<string, Fixtures> = {
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
};
