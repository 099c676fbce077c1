import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ProductAccess } from "../components/access/product-access";
import { Keys } from "../components/account/keys";
import { arn } from "../components/arn";
import { ciRoleName, ringName } from "../components/organization/ci-policy";
import { CiRoles, type CiStack } from "../components/organization/ci-roles";
import { Delegations } from "../components/organization/delegations";
import { ExternalIds } from "../components/organization/external-ids";
import { Guardrail } from "../components/organization/guardrail";
import { MemberAccount } from "../components/organization/member-account";
import { Organization } from "../components/organization/organization";
import { PlatformRepository } from "../components/source/platform-repository";
import { Zone } from "../components/edge/zone";
import { checkRoster } from "../components/oncall/check-roster";
import { Rota } from "../components/oncall/rota";
import { at, mapValues } from "../components/records";
import { refuse } from "../components/refuse";
import type { ProductDefinition } from "../components/definition/definition";
import type { Scope } from "../components/scope";
import { defaultTags } from "../components/tags";
import { accountsOf, type LedgerEntry, SUSPENDED } from "./accounts";
import { catalogueProblems } from "./catalogue-check";
import { CI } from "./ci";
import type { Credentials } from "./credentials";
import { delegateRole, type Foundation, foundation } from "./foundation";
import { foundationMembers } from "./foundation-members";
import { guardrail } from "./guardrail";
import type { Made } from "./placeholders";
import { sre } from "./people";
import { peoplesAccess } from "./people-access";
import { catalogue } from "./products";
import { datadogProvider, githubProvider, pagerdutyProvider } from "./vendors";

export interface OrganizationStackArgs {
  readonly credentials: Credentials;
  /** YYYY-MM-DD; the rota's coverage is proved from it. */
  readonly today: string;
  /** What of the ledger this stack has made before and takes up again; nothing of it in the first run. */
  readonly made: Made;
  /** @default the catalogue */
  readonly products?: Readonly<Record<string, ProductDefinition>>;
  /** Where people sign in, once it is enabled. @default the foundation's */
  readonly identityCenter?: Foundation["identityCenter"];
}

const NAME = "organization-account";
const RINGS = ["0", "1", "2", "3"];
const OWNER = foundation.organization.platformTeam;

/** What belongs to all products: units and accounts, CI's roles, the people on call, the parent zone. */
export function organizationStack({
  credentials,
  today,
  made,
  products = catalogue,
  identityCenter = foundation.identityCenter,
}: OrganizationStackArgs): Record<string, pulumi.Input<unknown>> {
  refuse("the catalogue", catalogueProblems(today));
  const account = foundation.accounts.management;
  const scope: Scope = {
    product: "organization",
    environment: "account",
    account,
    region: foundation.regions.home,
    owner: OWNER,
  };
  const management = { providers: [awsProvider(account)] };
  const definitions = Object.values(products);

  // Products move there before they are taken down, and leave the catalogue while their account is there still.
  const units = [...new Set(["foundation", SUSPENDED, ...definitions.map(({ account }) => unitOf(account))])].sort();
  const organization = new Organization(`${NAME}-units`, { scope, units }, management);
  new Guardrail(
    `${NAME}-guardrail`,
    {
      scope,
      organization,
      units: organization.unitIds,
      ...guardrail,
    },
    management,
  );
  const members = {
    ...foundationMembers(),
    ...mapValues(products, ({ account }) => ({ email: account.email, unit: unitOf(account) })),
  };
  const accountIds = mapValues(members, ({ email, unit }, accountName) => {
    const unitId = at(organization.unitIds, unit);
    return new MemberAccount(
      `${NAME}-member-${accountName}`,
      { scope, accountName, email, unitId, roleName: foundation.roles.deploy },
      management,
    ).accountId;
  });
  const accounts = accountsOf(made.products);
  const repositoryId = made.github.repositoryIds[foundation.organization.platformRepository];
  const repository = new PlatformRepository(
    `${NAME}-platform`,
    {
      scope,
      organization: foundation.organization.github,
      repository: foundation.organization.platformRepository,
      platformTeam: OWNER,
      securityTeam: foundation.organization.securityTeam,
      reviewerTeamIds: foundation.organization.reviewerTeamIds,
      secretProtection: foundation.organization.secretProtection,
      filled: repositoryId !== undefined,
      ringRoleArns: Object.fromEntries(
        RINGS.map(ringName).map((ring) => [ring, arn.role(scope.account, ciRoleName(CI, ring))]),
      ),
      previewRoleArn: arn.role(scope.account, foundation.roles.ciPreview),
      compareRoleArn: arn.role(scope.account, foundation.roles.ciCompare),
      backendUrl: `s3://${foundation.state.bucket}?region=${foundation.regions.home}`,
    },
    { providers: [githubProvider(NAME, credentials)] },
  );
  const ci = new CiRoles(
    CI,
    {
      scope,
      organization: foundation.organization.github,
      organizationId: foundation.organization.githubId,
      repository: foundation.organization.platformRepository,
      repositoryId,
      rings: ringsOf(definitions, accounts),
      deployRoleName: foundation.roles.deploy,
      previewRoleName: foundation.roles.preview,
      delegationReader: foundation.roles.delegationReader,
      state: foundation.state,
      after: repository,
    },
    management,
  );
  for (const definition of definitions) {
    const account = accounts[definition.name]?.id;
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
  const globalKeys = new Keys(
    `${NAME}-global-keys`,
    { scope: { ...scope, region: foundation.regions.global }, purposes: ["logs"] },
    management,
  );
  const zone = new Zone(
    `${NAME}-zone`,
    { scope, domain: foundation.domain, logsKeyArn: globalKeys.arns.logs, dnssec: true },
    { ...management, aliases: [{ type: "platform:organization:ParentZone" }] },
  );
  new Delegations(
    `${NAME}-delegations`,
    {
      scope,
      parentZoneId: foundation.parentZoneId,
      products: mapValues(accounts, ({ id }, name) => ({ domain: at(products, name).domain, account: id })),
      deployRoleName: foundation.roles.deploy,
      roleName: delegateRole,
      readerName: foundation.roles.delegationReader,
      readerArns: [ci.compareRoleArn, ci.previewRoleArn],
      after: ci,
    },
    management,
  );
  const externalIds = new ExternalIds(
    `${NAME}-external-ids`,
    { products: Object.keys(products) },
    { providers: [datadogProvider(NAME, credentials)] },
  );
  // In the words of the file that it stands in, before the component says so in its own.
  refuse("stacks/people.ts", checkRoster(sre, new Date(today)));
  const rota = new Rota(
    `${NAME}-rota`,
    { scope, roster: sre, today: new Date(today) },
    { providers: [pagerdutyProvider(NAME, credentials)] },
  );
  const accountOf = (name: string) => at(accountIds, name);
  return {
    // In the form of stacks/ledger.json, which `npm run platform -- ledger` writes from it.
    ledger: {
      organization: { id: organization.organizationId, rootId: organization.rootId },
      accounts: mapValues(foundationMembers(), (_, name) => accountOf(name)),
      parentZoneId: zone.zoneId,
      escalationPolicyId: rota.escalationPolicyId,
      github: { repositoryIds: { [foundation.organization.platformRepository]: repository.repositoryId } },
      products: mapValues(products, (_, name) => ({
        account: accountOf(name),
        datadogExternalId: at(externalIds.ids, name),
      })),
    },
    // What the registrar of the parent's domain must name: README, "First run".
    registrar: { nameServers: zone.nameServers, dsRecord: zone.dsRecord, publicKey: zone.publicKey },
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

/** Stacks that have an account, by their products' ring. */
function ringsOf(
  definitions: readonly ProductDefinition[],
  accounts: Readonly<Record<string, LedgerEntry>>,
): Record<string, CiStack[]> {
  const byRing: Record<string, CiStack[]> = {};
  for (const { name, ring } of definitions) {
    const account = accounts[name]?.id;
    if (account !== undefined) (byRing[ring] ??= []).push({ stack: name, account });
  }
  return byRing;
}
