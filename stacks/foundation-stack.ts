import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { arn } from "../components/arn";
import { OrganizationTrail } from "../components/detection/organization-trail";
import { Archive } from "../components/foundation/archive";
import { Detection } from "../components/foundation/detection";
import { FoundationAccount } from "../components/foundation/foundation-account";
import { ImageRegistry } from "../components/organization/image-registry";
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
  const [logArchive, management] = [placeOf("log-archive"), placeOf("management")];
  const [security, shared] = [placeOf("security"), placeOf("shared")];

  const trailArn = arn.of(management.scope, "cloudtrail", `trail/${TRAIL}`);
  const archive = new Archive(
    `${NAME}-archive`,
    { scope: logArchive.scope, organization, management: accounts.management, trailArn },
    { providers: logArchive.providers },
  );
  const hold = (name: keyof typeof accounts, { scope, providers }: Place): FoundationAccount =>
    new FoundationAccount(
      `${NAME}-${name}`,
      { scope, contacts, globalRegion: regions.global, archiveBucket: archive.config },
      { providers },
    );
  hold("log-archive", logArchive);
  hold("management", management);
  hold("security", security);
  const { keyArn } = hold("shared", shared);

  new OrganizationTrail(
    `${NAME}-trail`,
    { scope: management.scope, trailName: TRAIL, bucketName: archive.trail, keyArn: archive.keyArn },
    { providers: management.providers },
  );
  new Detection(`${NAME}-detection`, {
    management,
    administrator: security,
    regions,
    rootId: organization.rootId,
  });
  const { imageUris } = new ImageRegistry(
    `${NAME}-images`,
    {
      scope: shared.scope,
      organization,
      keyArn,
      images: {
        bootstrap: { ...images.bootstrap, context: "images/bootstrap" },
        console: { ...images.console, context: "images/console" },
        logRouter: { ...images.logRouter, context: "images/log-router" },
      },
    },
    { providers: shared.providers },
  );
  return { imageUris };
}

interface Place {
  readonly scope: Scope;
  readonly providers: pulumi.ProviderResource[];
}

/** A foundation account. An administrator signs in to management, and reaches the others by the role that Organizations made with each. */
function placeOf(name: keyof typeof foundation.accounts): Place {
  const account = foundation.accounts[name];
  const region = foundation.regions.home;
  const roleArn = arn.role(account, foundation.roles.deploy);
  const provider = new aws.Provider(`${NAME}-${name}-aws`, {
    region,
    allowedAccountIds: [account],
    ...(name === "management" ? {} : { assumeRoles: [{ roleArn, sessionName: "pulumi-foundation" }] }),
    defaultTags: { tags: defaultTags("foundation", OWNER) },
  });
  return {
    scope: { product: "foundation", environment: "account", account, region, owner: OWNER },
    providers: [provider],
  };
}
