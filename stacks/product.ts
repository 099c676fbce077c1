import * as aws from "@pulumi/aws";
import * as datadog from "@pulumi/datadog";
import * as github from "@pulumi/github";
import * as pagerduty from "@pulumi/pagerduty";
import type * as pulumi from "@pulumi/pulumi";
import { check } from "../components/product/check";
import { complete } from "../components/product/defaults";
import type { ProductDefinition } from "../components/product/definition";
import { Product } from "../components/product/product";
import { refuse } from "../components/refuse";
import { arn } from "../components/arn";
import { defaultTags } from "../components/tags";
import { accounts, type LedgerEntry } from "./accounts";
import type { Credentials } from "./credentials";
import { foundation } from "./foundation";
import { factsFor } from "./facts";

export interface ProductStackArgs {
  readonly definition: ProductDefinition;
  readonly entry: LedgerEntry;
  /** YYYY-MM-DD; ends dated exceptions. */
  readonly today: string;
  readonly credentials: Credentials;
  /** The role that the AWS provider assumes in the account. @default the deploy role */
  readonly role?: string;
}

/** The program of a product stack: checks the definition, and makes all of the product or nothing. */
export function productStack(args: ProductStackArgs): Record<string, pulumi.Input<unknown>> {
  const { definition, entry, today } = args;
  refuse(`product ${definition.name}`, check(definition, factsFor(definition, today)));
  const product = complete(definition, foundation);
  const made = new Product(
    product.name,
    { product, today, account: entry.id, datadogExternalId: entry.datadogExternalId, surroundings: foundation },
    { providers: providersFor(args) },
  );
  return made.stackOutputs;
}

function providersFor({ definition, entry, credentials, role }: ProductStackArgs): pulumi.ProviderResource[] {
  const name = `${definition.name}-account`;
  return [
    new aws.Provider(`${name}-aws`, {
      region: foundation.regions.home,
      allowedAccountIds: [entry.id],
      assumeRoles: [
        { roleArn: arn.role(entry.id, role ?? foundation.roles.deploy), sessionName: `pulumi-${definition.name}` },
      ],
      defaultTags: { tags: defaultTags(definition.name, definition.owner) },
    }),
    new datadog.Provider(`${name}-datadog`, {
      apiUrl: `https://api.${foundation.datadogSite}/`,
      apiKey: credentials.datadogApiKey,
      appKey: credentials.datadogAppKey,
    }),
    new pagerduty.Provider(`${name}-pagerduty`, { token: credentials.pagerdutyToken }),
    new github.Provider(`${name}-github`, {
      // By name, since the SDK would otherwise read it from the environment of whoever runs the program.
      baseUrl: "https://api.github.com/",
      owner: foundation.organization.github,
      token: credentials.githubToken,
    }),
  ];
}

/** The product's line of the ledger; refused when there is none, since a real run must not guess an account. */
export function ledgerEntry(product: string): LedgerEntry {
  const entry = Object.hasOwn(accounts, product) ? accounts[product] : undefined;
  if (entry === undefined) {
    const fix = `run the organization stack, and write the id that it gives for ${product} into stacks/accounts.ts`;
    refuse(`product ${product}`, [
      { path: `accounts.${product}`, allowed: "a line in the ledger before a real run", fix },
    ]);
  }
  return entry as LedgerEntry;
}
