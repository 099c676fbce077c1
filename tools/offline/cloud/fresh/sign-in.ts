import type { Document } from "../../../../policies/iam/request";
import type { Fault, World } from "../model";
import { accountFaults, accountOf, exists, organizationRole, type SignIn } from "./accounts";
import { documentOf, mayRole, roleAt } from "./rights";
import type { State } from "./state";

/**
 * Why a provider cannot be configured. It signs in before anything else, in a preview as well: a role of an account that does not exist yet
 * stops it there (pulumi/pulumi-aws #1978, #2149).
 */
export function signInFaults(config: SignIn, world: World, state: State): Fault[] {
  let caller = state.signedIn;
  for (const role of config.roles) {
    const account = accountOf(role);
    const code = `Cannot assume IAM Role: IAM Role (${role}) cannot be assumed: AccessDenied`;
    const fault = { path: "assumeRoles", code };
    if (!exists(account, world, state)) {
      const fix = "bring up the organization first, and write the ids that it gives into the ledger";
      return [{ ...fault, allowed: `a role of an account that exists, not of ${account}`, fix }];
    }
    const reason = refusalOf(caller, role, world, state);
    if (reason !== undefined) return [{ ...fault, allowed: "a role that trusts the caller", fix: reason }];
    caller = role;
  }
  return [...accountFaults(accountOf(caller), config)];
}

/** Who calls in the end. */
export function callerOf({ roles }: SignIn, { signedIn }: State): string {
  return roles.at(-1) ?? signedIn;
}

function refusalOf(caller: string, role: string, world: World, state: State): string | undefined {
  const trust = trustOf(role, world, state);
  if (trust === undefined) return "make the role first";
  const { allowed, reason } = mayRole(
    { role: caller, action: "sts:AssumeRole", resource: role, at: trust },
    world,
    state,
  );
  return allowed ? undefined : reason;
}

/** Organizations lets the management account take the role that it makes; any other role says itself whom it trusts. */
function trustOf(role: string, world: World, { management }: State): Document | undefined {
  if (!organizationRole(role, world))
    return documentOf(`the trust of ${role}`, roleAt(role, world)?.inputs["assumeRolePolicy"]);
  const principal = { AWS: `arn:aws:iam::${management}:root` };
  const statement = { Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" };
  return documentOf(`the trust of ${role}`, JSON.stringify({ Version: "2012-10-17", Statement: [statement] }));
}
