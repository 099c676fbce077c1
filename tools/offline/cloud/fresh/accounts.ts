import type { Membership } from "../../../../policies/iam/request";
import type { Entity, Fault, World } from "../model";
import type { State } from "./state";

const ACCOUNT = "aws:organizations/account:Account";
const ORGANIZATION = "aws:organizations/organization:Organization";

/** The account that an ARN names; empty where it names none. */
export function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** The account as Organizations made it; nothing for the one that was there before, and for what does not exist. */
export function memberAt(account: string, world: World): Entity | undefined {
  return world.all(ACCOUNT).find(({ id }) => id === account);
}

export function exists(account: string, world: World, { management }: State): boolean {
  return account === management || memberAt(account, world) !== undefined;
}

/** Whether Organizations made the role with its account: it has all rights there, and trusts the management account. */
export function organizationRole(role: string, world: World): boolean {
  const name = memberAt(accountOf(role), world)?.inputs["roleName"];
  return typeof name === "string" && role.endsWith(`:role/${name}`);
}

/** Where the account stands; nothing while there is no organization. */
export function membershipOf(account: string, world: World, state: State): Membership | undefined {
  const [organization] = world.all(ORGANIZATION);
  if (organization === undefined || !exists(account, world, state)) return undefined;
  const roots = organization.outputs["roots"] as readonly { readonly id?: string }[] | undefined;
  const path = [organization.id, roots?.[0]?.id ?? ""];
  const unit = memberAt(account, world)?.inputs["parentId"];
  if (typeof unit === "string" && unit.startsWith("ou-")) path.push(unit);
  return { id: organization.id, path: `${path.join("/")}/` };
}

/** What a provider is configured with, as far as it says who calls. */
export interface SignIn {
  readonly roles: readonly string[];
  /** Left out where the provider takes any. */
  readonly allowed?: readonly string[];
}

/** Whether the account is one that the provider may work in. Source: aws provider, `allowed_account_ids`. */
export function* accountFaults(account: string, { allowed }: SignIn): Generator<Fault> {
  if (allowed === undefined || allowed.includes(account)) return;
  const fix = "sign in to the right account, or assume a role of it";
  yield { path: "allowedAccountIds", code: `AWS account ID not allowed: ${account}`, allowed: allowed.join(", "), fix };
}
