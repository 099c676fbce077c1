import * as aws from "@pulumi/aws";
import * as pagerduty from "@pulumi/pagerduty";
import type * as pulumi from "@pulumi/pulumi";
import { ProductAccess } from "../components/access/product-access";
import { CiRoles } from "../components/organization/ci-roles";
import { Guardrail } from "../components/organization/guardrail";
import { MemberAccount } from "../components/organization/member-account";
import { Organization } from "../components/organization/organization";
import { ParentZone } from "../components/organization/parent-zone";
import { Rota } from "../components/oncall/rota";
import { at, mapValues } from "../components/records";
import type { Scope } from "../components/scope";
import { defaultTags } from "../components/tags";
import { accounts } from "./accounts";
import type { Credentials } from "./credentials";
import { foundation } from "./foundation";
import { guardrail } from "./guardrail";
import { sre } from "./people";
import { peoplesAccess } from "./people-access";
import { catalogue } from "./products";

export interface OrganizationStackArgs {
  readonly credentials: Pick<Credentials, "pagerdutyToken">;
  /** YYYY-MM-DD; the rota's coverage is proved from it. */
  readonly today: string;
}

const NAME = "organization-account";
const OWNER = foundation.organization.platformTeam;

/** What belongs to all products: units and accounts, CI's roles, the people on call, the parent zone. */
export function organizationStack({
  credentials,
  today,
}: OrganizationStackArgs): Record<string, pulumi.Input<unknown>> {
  const account = foundation.accounts.management;
  const scope: Scope = {
    product: "organization",
    environment: "account",
    account,
    region: foundation.regions.home,
    owner: OWNER,
  };
  const management = { providers: [awsProvider(account)] };
  const products = Object.values(catalogue);

  const units = [...new Set(["foundation", ...products.map(({ account }) => unitOf(account))])].sort();
  const organization = new Organization(`${NAME}-units`, { scope, units }, management);
  new Guardrail(
    `${NAME}-guardrail`,
    {
      scope,
      units: organization.unitIds,
      ...guardrail,
    },
    management,
  );
  const members = {
    ...foundationMembers(),
    ...mapValues(catalogue, ({ account }) => ({ email: account.email, unit: unitOf(account) })),
  };
  const accountIds = mapValues(members, ({ email, unit }, accountName) => {
    const unitId = at(organization.unitIds, unit);
    return new MemberAccount(
      `${NAME}-member-${accountName}`,
      { scope, accountName, email, unitId, roleName: foundation.roles.deploy },
      management,
    ).accountId;
  });
  new CiRoles(
    `${NAME}-ci`,
    {
      scope,
      organization: foundation.organization.github,
      repository: foundation.organization.platformRepository,
      rings: rings(),
      deployRoleName: foundation.roles.deploy,
      previewRoleName: foundation.roles.preview,
      state: foundation.state,
    },
    management,
  );
  for (const definition of products) {
    const [account, identityCenter] = [accounts[definition.name]?.id, foundation.identityCenter];
    if (account === undefined || identityCenter === undefined) continue;
    const access = peoplesAccess(definition, account);
    // Whoever has no database and admits no shell has nothing for people to reach.
    if (access.consoles.length + access.shells.length === 0) continue;
    new ProductAccess(
      `${NAME}-access-${definition.name}`,
      { scope, identityCenter, product: definition.name, account, access },
      management,
    );
  }
  const zone = new ParentZone(
    `${NAME}-zone`,
    {
      scope,
      domain: foundation.domain,
      delegations: mapValues(catalogue, ({ domain }, name) => {
        const nameServers = accounts[name]?.nameServers;
        return { domain, ...(nameServers === undefined ? {} : { nameServers }) };
      }),
    },
    management,
  );
  const rota = new Rota(
    `${NAME}-rota`,
    { scope, roster: sre, today: new Date(today) },
    { providers: [new pagerduty.Provider(`${NAME}-pagerduty`, { token: credentials.pagerdutyToken })] },
  );
  const accountOf = (name: string) => at(accountIds, name);
  return {
    // In the form of stacks/ledger.json, which `npm run platform -- ledger` writes from it.
    ledger: {
      organization: { id: organization.organizationId, rootId: organization.rootId },
      accounts: mapValues(foundationMembers(), (_, name) => accountOf(name)),
      parentZoneId: zone.zoneId,
      escalationPolicyId: rota.escalationPolicyId,
      products: mapValues(catalogue, (_, name) => ({ account: accountOf(name) })),
    },
    nameServers: zone.nameServers,
  };
}

/**
 * An administrator signs in to the management account. No other account is reached from here: a provider that assumes a role validates
 * it while previewing, and the accounts are made by this stack (pulumi-aws #1978, #2149).
 */
function awsProvider(account: string): aws.Provider {
  return new aws.Provider(`${NAME}-aws`, {
    region: foundation.regions.home,
    allowedAccountIds: [account],
    defaultTags: { tags: defaultTags("organization", OWNER) },
  });
}

function unitOf(account: { readonly unit?: string }): string {
  return account.unit ?? "products";
}

/** The management account is the organization's own; the others are made by it. */
function foundationMembers(): Record<string, { email: string; unit: string }> {
  const names = Object.keys(foundation.accounts).filter((name) => name !== "management");
  return Object.fromEntries(
    names.map((name) => [name, { email: `aws+${name}@${foundation.domain}`, unit: "foundation" }]),
  );
}

/** Ids of the accounts that are in the ledger, by their products' ring. */
function rings(): Record<string, string[]> {
  const byRing: Record<string, string[]> = {};
  for (const { name, ring } of Object.values(catalogue)) {
    const id = accounts[name]?.id;
    if (id !== undefined) (byRing[ring] ??= []).push(id);
  }
  return byRing;
}
