import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { arn } from "../components/arn";
import { OrganizationTrail } from "../components/detection/organization-trail";
import { Archive } from "../components/foundation/archive";
import { FoundationAccount } from "../components/foundation/foundation-account";
import { ImageRegistry } from "../components/organization/image-registry";
import { mapValues } from "../components/records";
import type { Scope } from "../components/scope";
import { defaultTags } from "../components/tags";
import { foundation } from "./foundation";

const NAME = "foundation-account";
const OWNER = foundation.organization.platformTeam;
const TRAIL = "organization";

/**
 * What lives in the foundation accounts and others rely on. It comes after the organization has made them and their ids stand in the
 * ledger, so that no provider assumes a role in an account that the same update makes.
 */
export function foundationStack(): Record<string, pulumi.Input<unknown>> {
  const { accounts, contacts, images, organization, regions } = foundation;
  const at = mapValues<string, Place>(accounts, (account, name) => ({
    scope: { product: "foundation", environment: "account", account, region: regions.home, owner: OWNER },
    providers: [providerOf(name, account)],
  })) as Record<keyof typeof accounts, Place>;

  const trailArn = arn.of(at.management.scope, "cloudtrail", `trail/${TRAIL}`);
  const archive = new Archive(
    `${NAME}-archive`,
    { scope: at["log-archive"].scope, organization, management: accounts.management, trailArn },
    { providers: at["log-archive"].providers },
  );
  const held = mapValues(at, ({ scope, providers }, name) => {
    return new FoundationAccount(
      `${NAME}-${name}`,
      { scope, contacts, globalRegion: regions.global, archiveBucket: archive.config },
      { providers },
    );
  }) as Record<keyof typeof accounts, FoundationAccount>;
  new OrganizationTrail(
    `${NAME}-trail`,
    { scope: at.management.scope, trailName: TRAIL, bucketName: archive.trail, keyArn: archive.keyArn },
    { providers: at.management.providers },
  );
  const { imageUris } = new ImageRegistry(
    `${NAME}-images`,
    {
      scope: at.shared.scope,
      organization,
      keyArn: held.shared.keyArn,
      images: {
        bootstrap: { ...images.bootstrap, context: "images/bootstrap" },
        console: { ...images.console, context: "images/console" },
        logRouter: { ...images.logRouter, context: "images/log-router" },
      },
    },
    { providers: at.shared.providers },
  );
  return { imageUris };
}

interface Place {
  readonly scope: Scope;
  readonly providers: pulumi.ProviderResource[];
}

/** An administrator signs in to the management account, and reaches the others by the role that Organizations made with each. */
function providerOf(name: string, account: string): aws.Provider {
  const roleArn = arn.role(account, foundation.roles.deploy);
  return new aws.Provider(`${NAME}-${name}-aws`, {
    region: foundation.regions.home,
    allowedAccountIds: [account],
    ...(name === "management" ? {} : { assumeRoles: [{ roleArn, sessionName: "pulumi-foundation" }] }),
    defaultTags: { tags: defaultTags("foundation", OWNER) },
  });
}
