import type { Resource } from "../../policies/kernel/resource";
import { environment, make, type Options, policy, ref, UNKNOWN } from "./support";

export const production = environment("production");
export const own = "111122223333";
/** A policy that allows one thing, or what else is said. */
export const document = (statement: object) => policy({ Effect: "Allow", Resource: "*", ...statement });
export const holds = (content: unknown, name = "shine-production-web") =>
  make("aws:iam/policy:Policy", name, { name, policy: content });
export const may = (Action: string | string[], Resource: string | string[] = "*", more: object = {}) =>
  holds(document({ Action, Resource, ...more }));
export const unread = holds(UNKNOWN);
export const none = holds(undefined);
export const roleArn = (name: string, account = own) => `arn:aws:iam::${account}:role/${name}`;
export const users = (who: string) => `arn:aws:rds-db:ap-northeast-1:${own}:dbuser:${who}`;
export const keys = `arn:aws:kms:ap-northeast-1:${own}:key/*`;
export const aliases = (operator: string, ...values: string[]) => ({
  Condition: { [operator]: { "kms:ResourceAliases": values } },
});
export const role = (props: object, options: Options = {}, name = "shine-production-role") =>
  make("aws:iam/role:Role", name, { name, ...props }, { parent: production, ...options });
export const attached = (
  to: Resource,
  Action: string | string[],
  Resource: string | string[],
  name = "shine-production-attached",
  more: object = {},
) =>
  make(
    "aws:iam/rolePolicy:RolePolicy",
    name,
    { role: ref(to), policy: document({ Action, Resource, ...more }) },
    { parent: production },
  );
export const managed = (to: Resource, policyArn: string) =>
  make(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "shine-production-managed",
    { role: ref(to), policyArn },
    { parent: production },
  );
export const execution = role({}, {}, "shine-production-web-execution");
export const parameter = (path: string) => `arn:aws:ssm:ap-northeast-1:${own}:parameter${path}`;
