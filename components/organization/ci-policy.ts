import { arn } from "../arn";
import type { Statement } from "../policy-document";
import type { Scope } from "../scope";

/** Where Pulumi keeps the state, when it keeps it in S3. */
export interface StateBackend {
  readonly bucket: string;
  /** Alias of the key that encrypts the bucket and the secrets in the state: `alias/pulumi-state`. */
  readonly keyAlias: string;
}

/** What CI may do from the management account: assume one role in each of these accounts. */
export function assumeStatements(accounts: readonly string[], roleName: string): Statement[] {
  if (accounts.length === 0) return [];
  return [
    {
      sid: "AssumeRoles",
      actions: ["sts:AssumeRole"],
      resources: accounts.map((account) => arn.role(account, roleName)),
    },
  ];
}

/** What CI needs of the state: a deployment reads and writes it, a preview reads it. */
export function stateStatements(scope: Scope, state: StateBackend, access: "read" | "write"): Statement[] {
  return [
    {
      sid: "ListState",
      actions: ["s3:ListBucket"],
      resources: [arn.bucket(state.bucket)],
    },
    {
      sid: "UseState",
      actions: access === "read" ? ["s3:GetObject"] : ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      resources: [arn.objects(state.bucket, ".pulumi/")],
    },
    {
      sid: "UseStateKey",
      actions: access === "read" ? ["kms:Decrypt"] : ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
      resources: [arn.keys(scope)],
      conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [state.keyAlias] } },
    },
  ];
}
