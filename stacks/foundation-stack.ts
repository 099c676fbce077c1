import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AccountBaseline } from "../components/account/account-baseline";
import { Keys } from "../components/account/keys";
import { arn } from "../components/arn";
import { ImageRegistry } from "../components/organization/image-registry";
import type { Scope } from "../components/scope";
import { defaultTags } from "../components/tags";
import { foundation } from "./foundation";

const NAME = "foundation-account";
const OWNER = foundation.organization.platformTeam;

/**
 * What lives in the foundation accounts and others rely on. It comes after the organization has made them and their ids stand in the
 * ledger, so that no provider assumes a role in an account that the same update makes.
 */
export function foundationStack(): Record<string, pulumi.Input<unknown>> {
  for (const name of ["log-archive", "management", "security"] as const) member(name);
  return { ...sharedAccount() };
}

/** The images that every product runs, in the account that every product may pull from. */
function sharedAccount(): Record<string, pulumi.Input<unknown>> {
  const { scope, providers, keyArn } = member("shared");
  const { imageUris } = new ImageRegistry(
    `${NAME}-images`,
    {
      scope,
      organization: foundation.organization,
      keyArn,
      images: {
        bootstrap: { ...foundation.images.bootstrap, context: "images/bootstrap" },
        console: { ...foundation.images.console, context: "images/console" },
        logRouter: { ...foundation.images.logRouter, context: "images/log-router" },
      },
    },
    { providers },
  );
  return { imageUris };
}

/** A foundation account as its components need it. */
interface Member {
  readonly scope: Scope;
  readonly providers: pulumi.ProviderResource[];
  /** The account's key for data. */
  readonly keyArn: pulumi.Output<string>;
}

/**
 * Takes a foundation account in hand: its provider, its key, what holds in every account. An administrator signs in to the management
 * account, and reaches the others by the role that Organizations made with each.
 */
function member(name: keyof typeof foundation.accounts): Member {
  const account = foundation.accounts[name];
  const region = foundation.regions.home;
  const provider = new aws.Provider(`${NAME}-${name}-aws`, {
    region,
    allowedAccountIds: [account],
    ...(name === "management"
      ? {}
      : { assumeRoles: [{ roleArn: arn.role(account, foundation.roles.deploy), sessionName: "pulumi-foundation" }] }),
    defaultTags: { tags: defaultTags("foundation", OWNER) },
  });
  const scope: Scope = { product: "foundation", environment: "account", account, region, owner: OWNER };
  const providers = [provider];
  const keyArn = new Keys(`${NAME}-${name}-keys`, { scope, purposes: ["data"] }, { providers }).arns.data;
  new AccountBaseline(
    `${NAME}-${name}-baseline`,
    {
      scope,
      contacts: foundation.contacts,
      volumeKeyArn: keyArn,
      archiveBucket: foundation.configArchiveBucket,
    },
    { providers },
  );
  return { scope, providers, keyArn };
}
