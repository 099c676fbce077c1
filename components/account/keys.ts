import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { scopedName } from "../naming";
import { policyDocument } from "../policy-document";
import { isDisposable, type Scope } from "../scope";
import { tagsFor } from "../tags";
import { type KeyPurpose, keyStatements } from "./key-policy";

export interface KeysArgs<P extends KeyPurpose> {
  /** Its region is where the keys stand, which need not be the home region. */
  readonly scope: Scope;
  /** One key each. */
  readonly purposes: readonly P[];
}

/**
 * The keys of an environment, one a purpose, so that whoever reads logs cannot read data. Each turns over every year, and is protected
 * but where the environment goes with all that it holds.
 */
export class Keys<P extends KeyPurpose = KeyPurpose> extends pulumi.ComponentResource {
  readonly arns: Readonly<Record<P, pulumi.Output<string>>>;
  /** `alias/<product>-<environment>-<purpose>`, by which policies name the key before it exists. */
  readonly aliases: Readonly<Record<P, string>>;

  constructor(name: string, args: KeysArgs<P>, opts?: pulumi.ComponentResourceOptions) {
    super("platform:account:Keys", name, {}, opts);
    const child = { parent: this };
    const { scope } = args;
    const { region } = scope;
    const protect = !isDisposable(scope);

    const made = args.purposes.map((purpose) => {
      const label = `${name}-${purpose}`;
      const alias = `alias/${scopedName(scope, purpose)}`;
      const key = new aws.kms.Key(
        label,
        {
          description: `Encrypts ${purpose} of ${scope.environment} of ${scope.product}`,
          policy: policyDocument(keyStatements(purpose, scope)),
          enableKeyRotation: true,
          deletionWindowInDays: 30,
          region,
          tags: tagsFor(scope, "keys", { Name: label }),
        },
        { ...child, protect },
      );
      new aws.kms.Alias(`${label}-alias`, { name: alias, targetKeyId: key.keyId, region }, child);
      return { purpose, arn: key.arn, alias };
    });

    this.arns = byPurpose(made.map(({ purpose, arn }) => [purpose, arn]));
    this.aliases = byPurpose(made.map(({ purpose, alias }) => [purpose, alias]));
    this.registerOutputs({ arns: this.arns, aliases: this.aliases });
  }
}

function byPurpose<P extends KeyPurpose, T>(entries: [P, T][]): Record<P, T> {
  return Object.fromEntries(entries) as Record<P, T>;
}
