import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { mapValues } from "../records";
import { type Problem, refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { nameFault, parameterPath, soundsSecret } from "./path";

export interface ParametersArgs {
  /** Of an environment; the scope `account` writes below `general`. */
  readonly scope: Scope;
  /** What is no secret, by name: `database/primary/writer`. A name that sounds like a secret is refused. At most 4 KiB each. */
  readonly plain: Readonly<Record<string, pulumi.Input<string>>>;
  /** Kept as SecureString under `keyArn`, by name. @default none */
  readonly secret?: Readonly<Record<string, pulumi.Input<string>>>;
  /** The KMS key of secret values. */
  readonly keyArn: pulumi.Input<string>;
}

/** What the platform tells the applications: parameters below `/{APP}/{ENV}/infrastructures/`. */
export class Parameters extends pulumi.ComponentResource {
  /** Name → path, known before anything exists. */
  readonly paths: Readonly<Record<string, string>>;
  /** Name → ARN, known before anything exists. */
  readonly arns: Readonly<Record<string, string>>;
  /** Name → the parameter itself, for what does not start while it is missing. */
  readonly written: Readonly<Record<string, pulumi.Resource>>;

  constructor(name: string, args: ParametersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:parameters:Parameters", name, {}, opts);
    const child = { parent: this };
    const { scope, plain, secret = {} } = args;
    refuse(`parameters ${name}`, [...problemsOf(plain, secret)]);
    const common = (key: string) => ({
      name: parameterPath(scope, "infrastructures", key),
      description: "Written by the platform; a change by hand is undone.",
      tier: "Standard",
      tags: tagsFor(scope, "parameters"),
    });

    this.written = {
      // The visible field: what is plain shows in a preview, and a reviewer can see that it is no secret.
      ...mapValues(
        plain,
        (value, key) =>
          new aws.ssm.Parameter(
            resourceName(name, key),
            { ...common(key), type: "String", insecureValue: value },
            child,
          ),
      ),
      ...mapValues(
        secret,
        (value, key) =>
          new aws.ssm.Parameter(
            resourceName(name, key),
            { ...common(key), type: "SecureString", keyId: args.keyArn, value: pulumi.secret(value) },
            child,
          ),
      ),
    };

    const keys = [...Object.keys(plain), ...Object.keys(secret)].sort();
    this.paths = Object.fromEntries(keys.map((key) => [key, parameterPath(scope, "infrastructures", key)]));
    this.arns = Object.fromEntries(Object.entries(this.paths).map(([key, path]) => [key, arn.parameter(scope, path)]));
    this.registerOutputs({ paths: this.paths });
  }
}

/** Slashes stay: without them `a/b-c` and `a-b/c` would be one resource. */
function resourceName(name: string, key: string): string {
  return `${name}-${key}`;
}

function* problemsOf(
  plain: Readonly<Record<string, unknown>>,
  secret: Readonly<Record<string, unknown>>,
): Generator<Problem> {
  for (const key of [...Object.keys(plain), ...Object.keys(secret)]) {
    const fault = nameFault(key);
    if (fault !== undefined) yield { path: "name", value: key, allowed: fault, fix: "rename the parameter" };
  }
  for (const key of Object.keys(plain)) {
    if (soundsSecret(key)) {
      yield {
        path: `plain.${key}`,
        allowed: "a name that does not sound like a secret",
        fix: "give it in `secret`, or rename it",
      };
    }
    if (key in secret) {
      yield { path: `secret.${key}`, allowed: "a name that `plain` does not have", fix: "remove one of the two" };
    }
  }
}
