import { arn } from "../arn";
import type { Statement } from "../policy-document";
import { fitName } from "../naming";
import type { Scope } from "../scope";

/** Where Pulumi keeps the state, when it keeps it in S3. */
export interface StateBackend {
  readonly bucket: string;
  /** Alias of the key that encrypts the secrets in the state: `alias/pulumi-secrets`. */
  readonly keyAlias: string;
  /** The project's name in Pulumi.yaml, below which the backend files its stacks. */
  readonly project: string;
}

/** The ring's name as a GitHub environment, and in its role's. */
export function ringName(ring: string): string {
  return `ring-${ring}`;
}

/** Name of the role for one thing that CI does: `preview`, `compare`, `ring-0`. Known before the component that makes it. */
export function ciRoleName(component: string, noun: string): string {
  return fitName(`${component}-${noun}`, 64);
}

/** What CI may do from the management account: assume these roles, one a stack's account or more. */
export function assumeStatements(roleArns: readonly string[]): Statement[] {
  if (roleArns.length === 0) return [];
  return [{ sid: "AssumeRoles", actions: ["sts:AssumeRole"], resources: [...roleArns].sort() }];
}

/**
 * What CI needs of the state of these stacks, and of no other: an update reads and writes it, a preview and a comparison read it. A stack's
 * secrets open under its own encryption context alone, which its secrets provider names (`awskms://…&context_stack=<stack>`, README).
 *
 * The backend's layout: pulumi/pkg/backend/diy (`store.go`, `lock.go`, `meta.go`); a preview takes no lock.
 */
export function stateStatements(
  scope: Scope,
  state: StateBackend,
  stacks: readonly string[],
  access: "read" | "write",
): Statement[] {
  if (stacks.length === 0) return [];
  const write = access === "write";
  const paths = (of: (stack: string) => string[]): string[] =>
    stacks.flatMap((stack) => of(stack).map((path) => arn.objects(state.bucket, `.pulumi/${path}`)));
  return [
    { sid: "ListState", actions: ["s3:ListBucket"], resources: [arn.bucket(state.bucket)] },
    { sid: "ReadLayout", actions: ["s3:GetObject"], resources: [arn.object(state.bucket, ".pulumi/meta.yaml")] },
    {
      sid: "UseState",
      actions: write ? ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"] : ["s3:GetObject"],
      // `<stack>.json`, its copy `.bak`, and either one compressed.
      resources: paths((stack) => [`stacks/${state.project}/${stack}.json`]),
    },
    ...(write
      ? [
          {
            sid: "KeepHistory",
            actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
            resources: paths((stack) => [
              `backups/${state.project}/${stack}/`,
              `history/${state.project}/${stack}/`,
              `locks/organization/${state.project}/${stack}/`,
            ]),
          },
        ]
      : []),
    {
      sid: "OpenSecrets",
      actions: write ? ["kms:Decrypt", "kms:Encrypt"] : ["kms:Decrypt"],
      resources: [arn.keys(scope)],
      conditions: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": [state.keyAlias] },
        StringEquals: { "kms:EncryptionContext:stack": stacks },
      },
    },
  ];
}
