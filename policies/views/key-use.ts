import type { View } from "../kernel/graph";
import { decide } from "../iam/decide";
import type { Decision, Request } from "../iam/request";
import { regionOf } from "./named";
import { accountIn, policyAt, roleAsks } from "./rights";

export const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";

/** The aliases of a key, each `alias/…`. */
export function aliasesOf(key: View): readonly string[] {
  return key.graph.satellites(key, ALIAS, "targetKeyId").flatMap((alias) => alias.text("name") ?? []);
}

/** The key that an alias of the program stands for. */
export function keyOfAlias(anywhere: View, name: string): View | undefined {
  const { graph } = anywhere;
  const alias = graph.called(ALIAS, name);
  return alias === undefined ? undefined : graph.target(alias, "targetKeyId", KEY);
}

/** Whether a role may use a key, by itself or for what it asks a service of AWS to do: `ssm.ap-northeast-1.amazonaws.com`. */
export function roleMayUseKey(role: View, key: View, action: string, via?: string): boolean {
  return roleAsksKey(role, key, action, via).allowed;
}

/** What AWS says when a role uses a key. */
export function roleAsksKey(role: View, key: View, action: string, via?: string): Decision {
  if (!serves(key, action)) return unfit;
  const resource = policyAt(key);
  const request = requestOf(key, action, via === undefined ? {} : { "kms:ViaService": via });
  return roleAsks(role, request, resource === undefined ? {} : { resource });
}

/** Whether a service of AWS may use a key as itself. */
export function serviceMayUseKey(service: string, key: View, action: string, context: Request["context"]): boolean {
  if (!serves(key, action)) return false;
  const resource = policyAt(key);
  const request = { caller: { kind: "service" as const, name: service }, ...requestOf(key, action, context) };
  return decide(request, resource === undefined ? {} : { resource }, key.graph.world.today).allowed;
}

/** Services encrypt by symmetric keys alone (KMS guide, "Asymmetric keys": no integrated service takes one); signing is another key's. */
function serves(key: View, action: string): boolean {
  const isSymmetric =
    (key.text("keyUsage") ?? "ENCRYPT_DECRYPT") === "ENCRYPT_DECRYPT" &&
    (key.text("customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";
  return isSymmetric || !/Encrypt|Decrypt|DataKey/.test(action);
}

const unfit: Decision = { allowed: false, possible: false, reason: "the key is none of symmetric encryption" };

/** A key's id is not known before it is made; what its policies say of it, they say by its aliases. */
function requestOf(key: View, action: string, context: Request["context"]): Omit<Request, "caller"> {
  return {
    action,
    resource: `arn:aws:kms:${regionOf(key) ?? ""}:${accountIn(key)}:key/00000000-0000-0000-0000-000000000000`,
    context: { "kms:ResourceAliases": aliasesOf(key), ...context },
  };
}
