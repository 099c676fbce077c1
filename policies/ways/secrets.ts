import type { View } from "../kernel/graph";
import type { Request } from "../iam/request";
import { KEY, keyOfAlias, roleMayUseKey } from "../views/key-use";
import { callerOf, roleMay } from "../views/rights";
import type { Way } from "./way";

const PARAMETER = "aws:ssm/parameter:Parameter";
export const SECRET = "aws:secretsmanager/secret:Secret";

/** What a task is given as secrets, and by whom. */
export interface Given {
  /** ARNs of parameters and secrets, as the containers name them. */
  readonly secrets: readonly string[];
  /** Whole paths of the parameters that people write. */
  readonly byPeople: readonly string[];
  /** Whether the service is made with this task, before anybody could write anything. */
  readonly isFirst: boolean;
  /** Alias of the key that people encrypt parameters with. */
  readonly keyAlias: string;
}

/** A role reads what a task is given. Gives what is asked, by API, and what must be written before. */
export function toSecrets(
  way: Way,
  role: View,
  given: Given,
): { readonly calls: Readonly<Record<string, readonly Request[]>>; readonly made: readonly View[] } {
  const calls: Record<string, Request[]> = {};
  const made: View[] = [];
  for (const arn of given.secrets) {
    const [, , service = "", region = "", , ...rest] = arn.split(":");
    const isParameter = service === "ssm";
    const path = rest.join(":").replace(/^parameter/, "");
    const written = isParameter
      ? role.graph.called(PARAMETER, path)
      : role.graph.ofType(SECRET).find((view) => arn.includes(`:secret:${view.text("name") ?? ""}`));
    way.expect(
      "secret-written",
      () => written !== undefined || (given.byPeople.includes(path) && !given.isFirst),
      given.isFirst
        ? "its first task reads a parameter that nobody has written before the service is made"
        : "it reads a parameter that neither the program nor anybody else writes",
      role,
    );
    const action = isParameter ? "ssm:GetParameters" : "secretsmanager:GetSecretValue";
    way.expect(
      "secret-readable",
      () => roleMay(role, { action, resource: arn }),
      "its execution role may not read one of its secrets",
      role,
    );
    calls[service] = [...(calls[service] ?? []), { caller: callerOf(role), action, resource: arn }];
    if (written !== undefined) made.push(written);
    const key = () => keyFor(role, written, given.keyAlias);
    way.expect(
      "secret-key",
      () => {
        if (written?.text("type") === "String" || written?.text("type") === "StringList") return true;
        const found = key();
        return found !== undefined && roleMayUseKey(role, found, "kms:Decrypt", `${service}.${region}.amazonaws.com`);
      },
      "its execution role may not use the key that one of its secrets is encrypted with",
      role,
    );
  }
  return { calls, made };
}

/** The key that a secret is encrypted with: what the program says, or the one that people are told to use. */
export function keyFor(role: View, written: View | undefined, alias: string): View | undefined {
  if (written === undefined) return keyOfAlias(role, alias);
  const path = written.type === PARAMETER ? "keyId" : "kmsKeyId";
  return role.graph.target(written, path, KEY) ?? keyOfAlias(role, written.text(path) ?? "");
}
