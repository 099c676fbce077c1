import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { complete } from "../components/definition/defaults";
import type { ProductDefinition } from "../components/definition/definition";
import { Product } from "../components/product/product";
import { refuse } from "../components/refuse";
import { arn } from "../components/arn";
import { defaultTags } from "../components/tags";
import { accounts, type LedgerEntry } from "./accounts";
import { type Credentials, credentialsOf } from "./credentials";
import { definitionProblems } from "./definition-check";
import { delegateRole, foundation } from "./foundation";
import { WRITE_LEDGER } from "./placeholders";
import { datadogProvider, githubProvider, pagerdutyProvider } from "./vendors";

export interface ProductStackArgs {
  readonly definition: ProductDefinition;
  readonly entry: LedgerEntry;
  /** YYYY-MM-DD; ends dated exceptions. */
  readonly today: string;
  readonly credentials: Omit<Credentials, "githubToken"> & Partial<Pick<Credentials, "githubToken">>;
  /** The role that the AWS provider assumes in the account. @default the deploy role */
  readonly role?: string;
}

/** The program of a product stack: checks the definition, and makes all of the product or nothing. */
export function productStack(args: ProductStackArgs): Record<string, pulumi.Input<unknown>> {
  const { definition, entry, today } = args;
  refuse(`product ${definition.name}`, definitionProblems(definition, today));
  const product = complete(definition, foundation);
  const made = new Product(
    product.name,
    {
      product,
      today,
      account: entry.id,
      datadogExternalId: entry.datadogExternalId,
      surroundings: foundation,
      parentZone: parentZoneProvider(args),
    },
    { providers: providersFor(args) },
  );
  return made.stackOutputs;
}

/** The credentials that a product's stack uses: GitHub's where it has repositories. Refuses with every missing one. */
export function credentialsFor(definition: ProductDefinition): ProductStackArgs["credentials"] {
  const always = ["datadogApiKey", "datadogAppKey", "pagerdutyToken"] as const;
  return usesGithub(definition) ? credentialsOf([...always, "githubToken"]) : credentialsOf(always);
}

function usesGithub({ repositories = {} }: ProductDefinition): boolean {
  return Object.keys(repositories).length > 0;
}

function providersFor({ definition, entry, credentials, role }: ProductStackArgs): pulumi.ProviderResource[] {
  const name = `${definition.name}-account`;
  const { githubToken } = credentials;
  return [
    new aws.Provider(`${name}-aws`, {
      region: foundation.regions.home,
      allowedAccountIds: [entry.id],
      assumeRoles: [
        { roleArn: arn.role(entry.id, role ?? foundation.roles.deploy), sessionName: sessionOf(definition) },
      ],
      defaultTags: { tags: defaultTags(definition.name, definition.owner) },
    }),
    datadogProvider(name, credentials),
    pagerdutyProvider(name, credentials),
    ...(githubToken === undefined || !usesGithub(definition) ? [] : [githubProvider(name, { githubToken })]),
  ];
}

/**
 * The one provider beside the account's own: it stands in the account of the parent zone. It goes there through the role that deploys, which is all
 * that the role there trusts; a preview with a role that only reads takes the one that reads there.
 */
function parentZoneProvider({ definition, entry, role }: ProductStackArgs): aws.Provider {
  const { management } = foundation.accounts;
  const { roles } = foundation;
  const way =
    role === undefined || role === roles.deploy
      ? [arn.role(entry.id, roles.deploy), arn.role(management, delegateRole(definition.name))]
      : [arn.role(management, roles.delegationReader)];
  return new aws.Provider(`${definition.name}-account-parent-zone-aws`, {
    region: foundation.regions.home,
    allowedAccountIds: [management],
    assumeRoles: way.map((roleArn) => ({ roleArn, sessionName: sessionOf(definition) })),
  });
}

/** As it stands in the trail of either account. */
function sessionOf({ name }: ProductDefinition): string {
  return `pulumi-${name}`;
}

/** The product's line of the ledger; refused when there is none, since a real run must not guess an account. */
export function ledgerEntry(product: string): LedgerEntry {
  const entry = Object.hasOwn(accounts, product) ? accounts[product] : undefined;
  if (entry === undefined) {
    const fix = `bring up the organization stack, then ${WRITE_LEDGER}`;
    refuse(`product ${product}`, [
      { path: `accounts.${product}`, allowed: "a line in the ledger before a real run", fix },
    ]);
  }
  return entry as LedgerEntry;
}
