import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { AccountBaseline } from "../account/account-baseline";
import { Keys } from "../account/keys";
import { Quotas } from "../account/quotas";
import { ServiceLinkedRoles } from "../account/service-linked-roles";
import { Delegation } from "../edge/delegation";
import { MAINTENANCE_PREFIX, MAINTENANCE_PURPOSE } from "../edge/maintenance-html";
import { Zone } from "../edge/zone";
import { AlertChannel } from "../monitoring/alert-channel";
import { DatadogAccount } from "../monitoring/datadog-account";
import { bucketName } from "../naming";
import type { Scope } from "../scope";
import { ImageRepository } from "../service/image-repository";
import { RegistryScanning } from "../service/registry-scanning";
import type { PreviewContents } from "../source/preview-permissions";
import { PreviewRole } from "../source/preview-role";
import { OidcProvider } from "../source/oidc-provider";
import type { Product } from "../definition/completed";
import { mapValues } from "../records";
import type { Surroundings } from "./surroundings";

export interface AccountArgs {
  /** The environment `account`. */
  readonly scope: Scope;
  readonly product: Product;
  readonly surroundings: Surroundings;
  readonly datadogExternalId: string;
  /** Signs in to the account of the parent zone, with rights over the records of this domain. */
  readonly parentZone: pulumi.ProviderResource;
}

/** What the account has once, whatever stands in its environments. */
export class Account extends pulumi.ComponentResource {
  readonly zone: Zone;
  /** Before it nobody on the internet finds the zone. */
  readonly delegation: Delegation;
  /** Keys in us-east-1, where the logs of global services live. */
  readonly globalKeys: Keys<"logs">;
  /** The roles by which AWS's own services act here, where the service does not make its own in time. */
  readonly linkedRoles: ServiceLinkedRoles;
  /** Where everything that a monitor notices is told. */
  readonly alerts: AlertChannel;
  /** By service: images are promoted from one environment to the next, hence one repository for all. */
  readonly images: Readonly<Record<string, ImageRepository>>;

  constructor(name: string, args: AccountArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Account", name, {}, opts);
    const child = { parent: this };
    const { scope, product, surroundings } = args;
    const global = { ...scope, region: surroundings.regions.global };

    const keys = new Keys(`${name}-keys`, { scope, purposes: ["data"] }, child);
    this.globalKeys = new Keys(`${name}-global-keys`, { scope: global, purposes: ["logs"] }, child);
    new AccountBaseline(
      `${name}-baseline`,
      {
        scope,
        contacts: product.account.contacts,
        volumeKeyArn: keys.arns.data,
        globalRegion: surroundings.regions.global,
        archiveBucket: surroundings.configArchiveBucket,
      },
      child,
    );
    new Quotas(`${name}-quotas`, { scope, values: product.account.quotas }, child);
    new PreviewRole(
      `${name}-preview`,
      {
        scope,
        roleName: surroundings.roles.preview,
        trustedRoleArns: [surroundings.roles.ciPreview, surroundings.roles.ciCompare].map((role) =>
          arn.role(surroundings.accounts.management, role),
        ),
        contents: contentsOf(scope, Object.keys(product.environments)),
      },
      child,
    );
    new DatadogAccount(
      `${name}-datadog`,
      {
        scope,
        datadogAccount: surroundings.datadogAccount,
        externalId: args.datadogExternalId,
        regions: [scope.region, surroundings.regions.global],
      },
      child,
    );
    this.alerts = new AlertChannel(
      `${name}-alerts`,
      { slackAccount: surroundings.slackAccount, slackChannel: product.monitoring.slackChannel },
      child,
    );
    this.zone = new Zone(
      `${name}-zone`,
      { scope, domain: product.domain, logsKeyArn: this.globalKeys.arns.logs, dnssec: product.edge.dnssec },
      child,
    );
    this.linkedRoles = new ServiceLinkedRoles(
      `${name}-linked-roles`,
      { scope, services: Object.keys(product.databases).length > 0 ? ["rds"] : [] },
      child,
    );
    this.delegation = new Delegation(
      `${name}-delegation`,
      {
        parentZoneId: surroundings.parentZoneId,
        domain: product.domain,
        nameServers: this.zone.nameServers,
        dsRecord: this.zone.dsRecord,
      },
      { parent: this, providers: [args.parentZone] },
    );
    this.images = mapValues(product.services, (_, service) => {
      const environments = Object.keys(product.environments);
      return new ImageRepository(`${name}-${service}`, { scope, service, environments, keyArn: keys.arns.data }, child);
    });
    if (Object.keys(product.services).length > 0) new RegistryScanning(`${name}-scanning`, child);
    if (Object.keys(product.repositories).length > 0) new OidcProvider(`${name}-github`, { scope }, child);
    this.registerOutputs({ zoneId: this.zone.zoneId });
  }
}

/** What the program itself writes into the product's account: parameters of the platform's, and the maintenance pages. */
function contentsOf(scope: Scope, environments: readonly string[]): PreviewContents {
  const infrastructures = (environment: string): string =>
    arn.parameter(scope, `/${scope.product}/${environment}/infrastructures/*`);
  return {
    parameters: [...environments, "general"].map(infrastructures),
    objects: environments.map((environment) =>
      arn.objects(bucketName({ ...scope, environment }, MAINTENANCE_PURPOSE), MAINTENANCE_PREFIX),
    ),
  };
}
