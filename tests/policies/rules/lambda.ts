import { environment, fail, type Fixtures, make, notApplicable, pass, ref, UNKNOWN, unverifiable } from "../support";

const parent = environment("production");
const lambda = (props: object, name = "shine-production-users") =>
  make("aws:lambda/function:Function", name, { name, ...props }, { parent });
const role = make("aws:iam/role:Role", "shine-production-users-role", { name: "users" }, { parent });
const group = (name: unknown) =>
  make("aws:cloudwatch/logGroup:LogGroup", "shine-production-users-log", { name }, { parent });

export const fixtures: Record<string, Fixtures> = {
  "lambda-runtime-supported": {
    good: pass(lambda({ runtime: "nodejs24.x" })),
    bad: fail(lambda({ runtime: "nodejs20.x" })),
    unset: fail(lambda({})),
    unknown: unverifiable(lambda({ runtime: UNKNOWN })),
    "an image brings its own": notApplicable(lambda({ imageUri: "users:1" })),
  },
  "lambda-in-vpc-multi-az": {
    good: pass(lambda({ vpcConfig: { subnetIds: ["subnet-a", UNKNOWN] } })),
    bad: fail(lambda({ vpcConfig: { subnetIds: ["subnet-a"] } })),
    unset: notApplicable(lambda({})),
    unknown: unverifiable(lambda({ vpcConfig: { subnetIds: UNKNOWN } })),
  },
  "lambda-log-group-managed": {
    good: pass(lambda({ loggingConfig: { logGroup: "/shine/users" } }), group("/shine/users")),
    bad: fail(lambda({ loggingConfig: { logGroup: "/shine/users" } }), group("/shine/others")),
    unset: fail(lambda({})),
    unknown: unverifiable(lambda({ loggingConfig: { logGroup: UNKNOWN } })),
    "among groups whose names are not known": unverifiable(
      lambda({ loggingConfig: { logGroup: "/shine/users" } }),
      group(UNKNOWN),
    ),
    "by Lambda's own name": pass(lambda({}), group("/aws/lambda/shine-production-users")),
    "by where the name came from": pass(lambda({ loggingConfig: { logGroup: ref(group(UNKNOWN)) } }), group(UNKNOWN)),
  },
  "lambda-one-role-per-function": {
    good: pass(role, lambda({ role: ref(role) })),
    bad: fail(role, lambda({ role: ref(role) }), lambda({ role: ref(role) }, "shine-production-others")),
    unset: fail(lambda({})),
    unknown: unverifiable(lambda({ role: UNKNOWN })),
  },
};
